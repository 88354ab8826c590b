import type { DigestDefinition, DigestName } from '../../model/digest/digest-definition.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { ItemId } from '../../model/item.ts';
import { countIds, idsAt, idsBetween } from '../../model/packed-ids.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { candidateRequest, queryProblem } from '../selection/candidate-request.ts';
import { rankCandidates } from '../selection/rank-candidates.ts';

export interface Overlap {
  readonly name: DigestName;
  readonly title: string;
  /** Items of the last month that both would have taken into account. */
  readonly items: number;
}

const MONTH_DAYS = 30;

/** The other digests of the same channel with which a wish shares items, the most first. */
export async function overlapsOf(
  store: Pick<DigestStore, 'digestCandidates' | 'knownChannel'>,
  wish: DigestDefinition,
  others: readonly DigestDefinition[],
  now: Date,
): Promise<readonly Overlap[]> {
  const own = await passingOf(store, wish, now);
  const overlaps: Overlap[] = [];
  for (const other of others) {
    const isSame =
      other.name !== wish.name &&
      other.what === wish.what &&
      queryProblem(other, now) === null &&
      (await channelOf(store, other)) === wish.channel;
    const shared = isSame && own.size > 0 ? await passingOf(store, other, now) : new Set();
    const items = [...own].filter((id) => shared.has(id)).length;
    if (items > 0) {
      overlaps.push({ name: other.name, title: other.title, items });
    }
  }
  return overlaps.toSorted((a, b) => b.items - a.items);
}

async function channelOf(
  store: Pick<DigestStore, 'knownChannel'>,
  { channel }: DigestDefinition,
): Promise<string> {
  return channel.startsWith('#') ? ((await store.knownChannel(channel)) ?? channel) : channel;
}

async function passingOf(
  store: Pick<DigestStore, 'digestCandidates'>,
  definition: DigestDefinition,
  now: Date,
): Promise<ReadonlySet<ItemId>> {
  const from = later(now, -MONTH_DAYS * DAY_MS);
  const candidates = await store.digestCandidates(
    candidateRequest(definition, { from, to: now, arrivals: 'page-date' }),
  );
  const { passing } = rankCandidates(candidates, definition.minimumRelevancy);
  const ids = idsAt(candidates.ids, passing);
  return new Set(idsBetween(ids, 0, countIds(ids)));
}
