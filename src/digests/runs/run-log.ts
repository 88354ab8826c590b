import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { RunLog, RunRecord } from '../outcome.ts';
import { nextSlot } from '../schedule/slots.ts';
import { recordOf } from './run-record.ts';

/**
 * Lists the newest runs, the coming ones, and the digests that rest. What goes
 * to a private channel is for those who are in it, and is left out.
 *
 * @param limit - runs that are looked at; of these, those of private channels are left out.
 */
export async function runLog(
  store: Pick<DigestStore, 'newestRuns' | 'ledger'> & Pick<MadeDigestStore, 'madeDigest'>,
  all: readonly DigestDefinition[],
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<RunLog> {
  const byName = new Map<string, DigestDefinition>(all.map((one) => [one.name, one]));
  const past: RunRecord[] = [];
  for (const run of await store.newestRuns(limit)) {
    const definition = byName.get(run.digest);
    const isHidden =
      definition === undefined ? await wasPrivate(store, run) : isPrivate(definition);
    if (!isHidden) {
      past.push(recordOf(run, await store.ledger(run.id), definition));
    }
  }
  const shown = all.filter((definition) => !isPrivate(definition));
  return { past, coming: comingOf(shown, now), paused: pausedOf(shown) };
}

function isPrivate({ made }: DigestDefinition): boolean {
  return made?.isPrivate === true;
}

/** What was deleted has no definition any more, and keeps its secret. */
async function wasPrivate(
  store: Pick<MadeDigestStore, 'madeDigest'>,
  { digest }: DigestRun,
): Promise<boolean> {
  return (await store.madeDigest(digest))?.made.isPrivate === true;
}

function comingOf(definitions: readonly DigestDefinition[], now: Date): RunLog['coming'] {
  return definitions
    .flatMap((definition) => {
      const at = definition.pause === null ? nextSlot(definition.schedule, now)?.at : undefined;
      return at === undefined ? [] : [{ definition, at }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function pausedOf(definitions: readonly DigestDefinition[]): RunLog['paused'] {
  return definitions
    .flatMap((definition) =>
      definition.pause === null ? [] : [{ definition, ...definition.pause }],
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}
