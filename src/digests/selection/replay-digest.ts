import { setImmediate } from 'node:timers/promises';
import type { ArchiveItem } from '../../model/archive-item.ts';
import { utcDay } from '../../model/calendar.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import { ITEM_KINDS, type ItemId } from '../../model/item.ts';
import { idsAt, idsBetween } from '../../model/packed-ids.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { ReviewStore } from '../../store/review-store.ts';
import type { DigestInfo, ReplayOutcome } from '../outcome.ts';
import { choose } from './compose-digest.ts';
import type { MutesStore } from './leave-out-muted.ts';
import { inPeriods, pastSlots } from './past-slots.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { PeriodRead } from './read-periods.ts';

export type ReplayStore = MutesStore &
  Pick<DigestStore, 'digestCandidates' | 'itemTexts' | 'items'> &
  Pick<ReviewStore, 'allFlags' | 'decisions'>;

type Replay = Extract<ReplayOutcome, { readonly kind: 'replay' }>;
type Caught = Replay['flagged'];

/** Of each period, what it begins with. */
const NAMED = 3;
const MISSED_NAMED = 5;

/** What a slot would have said. */
interface Replayed {
  readonly slot: PeriodRead;
  /** What passed the definition's query and minimum. */
  readonly passing: readonly ItemId[];
  /** What it would have posted, most worthy first. */
  readonly chosen: readonly ItemId[];
}

/**
 * What a definition, as it is now, would have posted period by period, and how much of what people
 * flagged and accepted it would have caught. Only reads.
 *
 * @param days - that lie before `now`; whole periods alone are replayed.
 */
export async function replayDigest(
  { store, now }: { readonly store: ReplayStore; readonly now: Date },
  wish: DigestDefinition,
  { info, days }: { readonly info: DigestInfo; readonly days: number },
): Promise<Replay> {
  const definition = inPeriods(wish);
  const start = later(now, -days * DAY_MS);
  const replayed: Replayed[] = [];
  // The first begins in the middle of a period.
  for (const slot of (await pastSlots(store, definition, { start, now })).slice(1)) {
    await setImmediate();
    replayed.push(await replaySlot(store, definition, slot));
  }
  const begin = replayed[0]?.slot.period.from ?? start;
  const end = replayed.at(-1)?.slot.period.to ?? begin;
  const arrived = await arrivedBetween(store, begin, end);
  const flags = await store.allFlags();
  const named = await store.items(replayed.flatMap(({ chosen }) => chosen.slice(0, NAMED)));
  const caught = (judged: readonly ItemId[]) =>
    caughtOf(
      store,
      [...new Set(judged)].filter((id) => arrived.has(id)),
      replayed,
    );
  return {
    kind: 'replay',
    info,
    days,
    periods: replayed.map(({ slot, passing, chosen }) => ({
      from: slot.period.from,
      to: slot.period.to,
      passed: passing.length,
      posted: chosen.length,
      first: found(chosen.slice(0, NAMED), named),
    })),
    flagged: await caught(flags.map(({ itemId }) => itemId)),
    accepted: await caught(await acceptedItems(store)),
  };
}

async function replaySlot(
  store: ReplayStore,
  definition: DigestDefinition,
  slot: PeriodRead,
): Promise<Replayed> {
  const ranking = rankCandidates(slot.candidates, definition.minimumRelevancy);
  const { passing } = ranking;
  const { chosen } =
    passing.length === 0 ? { chosen: [] } : await choose(store, definition, ranking);
  return {
    slot,
    passing: idsBetween(idsAt(slot.candidates.ids, passing), 0, passing.length),
    chosen: chosen.map(({ candidate }) => candidate.id),
  };
}

/** What came between two instants, of every table: nothing else could have been caught. */
async function arrivedBetween(
  store: ReplayStore,
  from: Date,
  to: Date,
): Promise<ReadonlySet<ItemId>> {
  const everything = parseQuery('', utcDay(to));
  if (everything.kind === 'unreadable') {
    return new Set();
  }
  const came = await store.digestCandidates({
    query: everything.query,
    kinds: ITEM_KINDS,
    from,
    to,
    arrivals: 'page-date',
  });
  return new Set(idsBetween(came.ids, 0, came.count));
}

/** What is accepted as things stand, whatever was decided before. */
async function acceptedItems(store: ReplayStore): Promise<readonly ItemId[]> {
  const last = new Map((await store.decisions()).map((decision) => [decision.itemId, decision]));
  return [...last.values()].flatMap(({ itemId, verdict }) =>
    verdict === 'accepted' ? [itemId] : [],
  );
}

async function caughtOf(
  store: ReplayStore,
  judged: readonly ItemId[],
  replayed: readonly Replayed[],
): Promise<Caught> {
  const posted = new Set(replayed.flatMap(({ chosen }) => chosen));
  const passed = new Set(replayed.flatMap(({ passing }) => passing));
  const missed = judged.filter((id) => !posted.has(id));
  const noRoom = missed.filter((id) => passed.has(id));
  const named = missed.slice(0, MISSED_NAMED);
  return {
    of: judged.length,
    posted: judged.length - missed.length,
    noRoom: noRoom.length,
    notFound: missed.length - noRoom.length,
    missed: found(named, await store.items(named)),
  };
}

function found(
  ids: readonly ItemId[],
  items: ReadonlyMap<ItemId, ArchiveItem>,
): readonly ArchiveItem[] {
  return ids.flatMap((id) => items.get(id) ?? []);
}
