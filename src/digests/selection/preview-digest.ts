import type { DigestDefinition } from '../../model/digest-definition.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { DigestCandidate, DigestStore } from '../../store/digest-store.ts';
import type { DigestInfo, PreviewOutcome } from '../outcome.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { type Slot, slotsBetween } from '../schedule/slots.ts';
import { candidateRequest, isRelative } from './candidate-request.ts';
import {
  type ComposedDigest,
  type ComposeStore,
  choose,
  composeDigest,
  type Period,
} from './compose-digest.ts';
import { composePeriod } from './compose-period.ts';
import { leaveOutMuted, type MutesStore, mutesFor } from './leave-out-muted.ts';
import { rankCandidates } from './rank-candidates.ts';
import { createReadings } from './readings.ts';

type PreviewStore = ComposeStore &
  MutesStore &
  Pick<DigestStore, 'digestRegisteredAt' | 'runs' | 'ledger' | 'digestCandidates' | 'hasArrivals'>;
type Preview = Extract<PreviewOutcome, { readonly kind: 'preview' }>;

const PAST_DAYS = 90;

/** A slot of the past, with what came since the one before. */
interface PastSlot {
  readonly period: Period;
  readonly candidates: readonly DigestCandidate[];
}

/**
 * What a digest would post at this moment, and what its slots of the last 90
 * days would have posted. Where nothing was ever new, as in an archive that was
 * just indexed, both count pages as if they had come on their page dates, and
 * the newest slot that would have posted something stands for this moment.
 * Only reads.
 */
export async function previewDigest(
  { store, now }: { readonly store: PreviewStore; readonly now: Date },
  definition: DigestDefinition,
  info: DigestInfo,
): Promise<Preview> {
  const past = await pastSlots(store, definition, now);
  const present = await composeNow(store, definition, now);
  const composed = (await store.hasArrivals())
    ? undefined
    : await newestSlot(store, definition, past);
  return {
    kind: 'preview',
    info,
    ...(composed ?? present),
    past: await volume(store, definition, past),
  };
}

/** What the last period of a definition that nobody has saved would have said, and how much 90 days. */
export async function previewWish(
  { store, now }: { readonly store: PreviewStore; readonly now: Date },
  wish: DigestDefinition,
): Promise<ComposedDigest & Pick<Preview, 'past'>> {
  const definition = inPeriods(wish);
  const past = await pastSlots(store, definition, now);
  const composed =
    (await newestSlot(store, definition, past)) ?? (await composeNow(store, definition, now));
  return { ...composed, past: await volume(store, definition, past) };
}

/** What waits for an index is counted day by day. */
function inPeriods(definition: DigestDefinition): DigestDefinition {
  const { timezone, every } = definition.schedule;
  return every === 'index'
    ? { ...definition, schedule: { every: 'day', at: '00:00', timezone } }
    : definition;
}

async function composeNow(
  store: PreviewStore,
  definition: DigestDefinition,
  now: Date,
): Promise<ComposedDigest> {
  // A digest that was never planned begins at its first look, so nothing is new to it yet.
  const registeredAt = (await store.digestRegisteredAt(definition.name)) ?? now;
  const from = await coveredUntil(store, definition.name, registeredAt);
  const to = from > now ? from : now;
  const slots = Math.max(1, slotsBetween(definition.schedule, from, to).length);
  return composePeriod({ store, readCandidates: createReadings(store) }, definition, {
    from,
    to,
    slots,
    now,
    arrivals: 'seen',
    unindexed: false,
  });
}

/** One reading for all slots, unless the query means other days in each. */
async function pastSlots(
  store: PreviewStore,
  definition: DigestDefinition,
  now: Date,
): Promise<readonly PastSlot[]> {
  const start = later(now, -PAST_DAYS * DAY_MS);
  const slots = slotsBetween(definition.schedule, start, now);
  const periods = slots.map(
    ({ at }: Slot, n): Period => ({
      from: slots[n - 1]?.at ?? start,
      to: at,
      slots: 1,
      now: at,
      arrivals: 'page-date',
      unindexed: false,
    }),
  );
  const mutes = await mutesFor(store, definition, now);
  if (isRelative(definition, now)) {
    const past: PastSlot[] = [];
    for (const period of periods) {
      const found = await store.digestCandidates(candidateRequest(definition, period));
      past.push({ period, candidates: leaveOutMuted(found, mutes) });
    }
    return past;
  }
  const found = await store.digestCandidates(
    candidateRequest(definition, { from: start, to: now, arrivals: 'page-date' }),
  );
  const all = leaveOutMuted(found, mutes);
  return periods.map((period) => ({
    period,
    candidates: all.filter(
      ({ arrivedAt }) => arrivedAt > period.from.getTime() && arrivedAt <= period.to.getTime(),
    ),
  }));
}

async function newestSlot(
  store: PreviewStore,
  definition: DigestDefinition,
  past: readonly PastSlot[],
): Promise<ComposedDigest | undefined> {
  for (const { period, candidates } of [...past].reverse()) {
    if (rankCandidates(candidates, definition.minimumRelevancy).passing.length > 0) {
      const request = candidateRequest(definition, period);
      return composeDigest(store, definition, { period, request, candidates });
    }
  }
  return undefined;
}

/** How much the slots would have posted. */
async function volume(
  store: PreviewStore,
  definition: DigestDefinition,
  past: readonly PastSlot[],
): Promise<Preview['past']> {
  const sum = { days: PAST_DAYS, runs: 0, items: 0 };
  if (past.every(({ candidates }) => candidates.length === 0)) {
    return sum;
  }
  for (const { candidates } of past) {
    const { passing } = rankCandidates(candidates, definition.minimumRelevancy);
    const { chosen } =
      passing.length === 0 ? { chosen: [] } : await choose(store, definition, passing);
    sum.runs += chosen.length > 0 || definition.empty === 'post' ? 1 : 0;
    sum.items += chosen.length;
  }
  return sum;
}
