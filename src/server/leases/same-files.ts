import { createHash } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { Finding } from '../../model/finding.ts';
import type { Hold } from '../../model/jobs.ts';
import type { LeaseStore } from '../../store/lease-store.ts';
import { type Difference, differenceText } from './difference-text.ts';
import type { JobLeases } from './job-leases.ts';
import { nameOf } from './lease-owner.ts';

/** What each digest file says, by the digest's name. */
export type FileTexts = ReadonlyMap<string, string>;

/** Whether all replicas plan by the same digest files; else a digest alternates with whoever plans it. */
export interface SameFiles {
  /** Shows the others what the files say here, and looks at what theirs say. To be done each minute. */
  compare(files: FileTexts): Promise<void>;
  /** For operators: who has other files, and which. */
  findings(): readonly Finding[];
}

/** For a process that has its database to itself. */
export const nobodyElsesFiles: SameFiles = { compare: async () => {}, findings: () => [] };

/** Begins the name of the lease by which a replica shows its files; their marks end it. */
const DIGEST_FILES = 'digest-files:';
/** Characters, of 64 kinds: of 200 files no two have the same by chance. */
const MARK = 6;

export interface SameFilesDeps {
  readonly jobs: Pick<JobLeases, 'show'>;
  readonly store: Pick<LeaseStore, 'leases'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
  readonly owner: string;
}

export function createSameFiles({ jobs, store, clock, events, owner }: SameFilesDeps): SameFiles {
  let shown: { readonly marks: string; readonly hold: Hold } | undefined;
  let last: readonly Difference[] = [];
  let lasting: readonly Difference[] = [];

  const show = async (marks: string) => {
    if (shown?.marks !== marks || !shown.hold.isHeld()) {
      await shown?.hold.giveBack();
      const taken = await jobs.show(`${DIGEST_FILES}${owner}:${marks}`);
      shown = taken.kind === 'held' ? { marks, hold: taken.hold } : undefined;
    }
  };
  return {
    findings: () => lasting.map(findingOf),
    compare: async (files) => {
      const own = [...files].map(([name, text]) => ({ name, mark: markOf(name, text) }));
      await show(own.map(({ mark }) => mark).join(''));
      const others = (await store.leases(DIGEST_FILES, clock.now())).filter(
        (lease) => lease.owner !== owner,
      );
      const now = others.flatMap((lease) => differencesOf(own, lease));
      // Files are brought to one machine after the other: what differs for a minute is no fault.
      const before = lasting;
      lasting = now.filter((one) => last.some((other) => isSame(one, other)));
      last = now;
      for (const one of lasting.filter((found) => !before.some((old) => isSame(found, old)))) {
        events.emit('digest-files-differ', one);
      }
    },
  };
}

function differencesOf(
  own: readonly { readonly name: string; readonly mark: string }[],
  { owner, name }: { readonly owner: string; readonly name: string },
): readonly Difference[] {
  const theirs = new Set(
    name.slice(name.lastIndexOf(':') + 1).match(new RegExp(`.{${MARK}}`, 'g')),
  );
  const files = own.filter(({ mark }) => !theirs.has(mark)).map((file) => file.name);
  return files.length === 0 && theirs.size === own.length
    ? []
    : [{ replica: nameOf(owner), files }];
}

function markOf(name: string, text: string): string {
  return createHash('sha256').update(`${name}\n${text}`).digest('base64url').slice(0, MARK);
}

function isSame(one: Difference, other: Difference): boolean {
  return one.replica === other.replica && one.files.join() === other.files.join();
}

function findingOf(difference: Difference): Finding {
  return {
    check: 'digest-files',
    state: 'warning',
    symptom: differenceText(difference),
    cause: 'each digest is planned by the files of whichever replica plans',
    remedy: 'give all replicas the same DIGESTS_DIR',
  };
}
