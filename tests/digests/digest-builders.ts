import { createDigests } from '../../src/digests/create-digests.ts';
import type { Poster } from '../../src/digests/delivery/poster.ts';
import type { DigestTimings } from '../../src/digests/delivery/timings.ts';
import type { DigestsAtWork } from '../../src/digests/digests-at-work.ts';
import type { Period } from '../../src/digests/selection/period.ts';
import { DigestDefinition } from '../../src/model/digest/digest-definition.ts';
import type { Elapsed } from '../../src/model/elapsed.ts';
import { type Events, silentEvents } from '../../src/model/events/events.ts';
import type { Row } from '../../src/model/item.ts';
import type { Jobs } from '../../src/model/jobs.ts';
import type { Notices } from '../../src/model/notice.ts';
import type { Store } from '../../src/store/store.ts';
import { aPage, aRow, pageId } from '../support/builders.ts';
import type { ManualClock } from '../support/manual-clock.ts';

/** A digest of everything, Mondays at 09:00 in Paris. */
export function aDefinition(fields: Partial<DigestDefinition> = {}): DigestDefinition {
  return DigestDefinition.parse({
    name: 'weekly',
    title: 'Weekly signals',
    schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
    channel: '#foresight',
    kinds: ['signal', 'concern', 'behavior', 'technology', 'issue'],
    minimumRelevancy: null,
    query: '',
    limit: 10,
    grouping: 'kind',
    empty: 'skip',
    ...fields,
  });
}

/** The week before Monday, 23 November 2026, told of on time. */
export const theWeek: Period = {
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
  now: new Date('2026-11-23T08:00:05Z'),
  slots: 1,
  arrivals: 'seen',
  unindexed: false,
};

export interface RoomParts {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly definitions?: readonly DigestDefinition[];
  readonly poster?: Poster | null;
  readonly events?: Events;
  readonly owner?: string;
  readonly timings?: Partial<DigestTimings>;
  readonly notices?: Notices;
  readonly indexedAt?: () => Promise<Date | null>;
  readonly indexerSince?: () => Promise<Date | null>;
  readonly jobs?: Jobs;
  readonly elapsed?: Elapsed;
}

/** The digests room as a process has it; a second one on the same store is the process restarted. */
export function aRoom(parts: RoomParts): DigestsAtWork {
  const definitions = parts.definitions ?? [aDefinition()];
  return createDigests({
    poster: null,
    events: silentEvents,
    owner: 'one',
    notices: { tell: async () => {} },
    ...parts,
    definitions: () => ({ definitions, problems: [] }),
  });
}

const SUBJECTS = ['Canal', 'Orchard', 'Satellite', 'Library', 'Harbour', 'Glacier', 'Tramway'];

/** A row that resembles no other. */
export function aDistinctRow(n: number, fields: Partial<Row> = {}): Row {
  return aRow({
    name: `${SUBJECTS[n % SUBJECTS.length]} number ${n}`,
    description: `What happens at place${n} is told by witness${n} in book${n}.`,
    ...fields,
  });
}

/** Ends the baseline, so that pages from here on are new. */
export async function closeBaseline(store: Store, at: Date): Promise<void> {
  await store.putPages([aPage({ id: pageId(0xffff), rows: [aDistinctRow(0xffff)] }, at)]);
  await store.completeIndex(at);
}

/** Pages n to n + count - 1, one distinct row each. */
export async function putPages(
  store: Store,
  { from, count, at }: { readonly from: number; readonly count: number; readonly at: Date },
): Promise<void> {
  await store.putPages(
    Array.from({ length: count }, (_, n) =>
      aPage(
        {
          id: pageId(from + n),
          title: `Page ${from + n}`,
          themes: [`theme${from + n}`],
          rows: [aDistinctRow(from + n)],
        },
        at,
      ),
    ),
  );
}
