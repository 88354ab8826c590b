import { setImmediate } from 'node:timers/promises';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { DAY_MS, later, latest } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { DigestInfo, PreviewOutcome } from '../outcome.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { slotsBetween } from '../schedule/slots.ts';
import { type ComposedDigest, type ComposeStore, choose, composeDigest } from './compose-digest.ts';
import { composePeriod } from './compose-period.ts';
import { type MutesStore, mutesFor } from './leave-out-muted.ts';
import { inPeriods, pastSlots } from './past-slots.ts';
import { lastReviews, type PreviewReviewStore, pastReviews } from './preview-review.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { PeriodRead } from './read-periods.ts';
import { createReadings } from './readings.ts';

type PreviewStore = ComposeStore &
  PreviewReviewStore &
  MutesStore &
  Pick<DigestStore, 'digestRegisteredAt' | 'runs' | 'ledger' | 'digestCandidates' | 'hasArrivals'>;
type Preview = Extract<PreviewOutcome, { readonly kind: 'preview' }>;

const PAST_DAYS = 90;

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
  if (definition.what === 'review') {
    const past = await pastReviews(store, definition, pastDays(now));
    return { kind: 'preview', info, ...(await composeNow(store, definition, now)), past };
  }
  const past = await pastSlots(store, definition, pastDays(now));
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

/** Of a digest whose query cannot be read: `info` says why. */
export function nothingToPreview(info: DigestInfo): Preview {
  const past = { days: PAST_DAYS, runs: 0, items: 0 };
  return { kind: 'preview', info, parents: [], entries: [], size: 0, past };
}

/** What the last period of a definition that nobody has saved would have said, and how much 90 days. */
export async function previewWish(
  { store, now }: { readonly store: PreviewStore; readonly now: Date },
  wish: DigestDefinition,
): Promise<ComposedDigest & Pick<Preview, 'past'>> {
  const definition = inPeriods(wish);
  if (definition.what === 'review') {
    const past = await pastReviews(store, definition, pastDays(now));
    return { ...(await lastReviews(store, definition, pastDays(now))), past };
  }
  const past = await pastSlots(store, definition, pastDays(now));
  const composed =
    (await newestSlot(store, definition, past)) ?? (await composeNow(store, definition, now));
  const parents = composed.parents.map((parent) => ({
    ...parent,
    // What waits for an index was only counted by days.
    nextRunAt: wish.schedule.every === 'index' ? null : parent.nextRunAt,
  }));
  return { ...composed, parents, past: await volume(store, definition, past) };
}

function pastDays(now: Date): { readonly start: Date; readonly now: Date } {
  return { start: later(now, -PAST_DAYS * DAY_MS), now };
}

async function composeNow(
  store: PreviewStore,
  definition: DigestDefinition,
  now: Date,
): Promise<ComposedDigest> {
  // A digest that was never planned begins at its first look, so nothing is new to it yet.
  const startsAt = definition.made?.startsAt;
  const registeredAt = startsAt ?? (await store.digestRegisteredAt(definition.name)) ?? now;
  const covered = await coveredUntil(store, definition.name, registeredAt);
  const from = latest(covered, startsAt ?? covered);
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

async function newestSlot(
  store: PreviewStore,
  definition: DigestDefinition,
  past: readonly PeriodRead[],
): Promise<ComposedDigest | undefined> {
  const newest = past.findLast(
    ({ candidates }) => rankCandidates(candidates, definition.minimumRelevancy).passing.length > 0,
  );
  if (newest === undefined) {
    return undefined;
  }
  const mutes = await mutesFor(store, definition, newest.period.now);
  return composeDigest(store, definition, { ...newest, mutes });
}

/** How much the slots would have posted. Lets go of the event loop between them. */
async function volume(
  store: PreviewStore,
  definition: DigestDefinition,
  past: readonly PeriodRead[],
): Promise<Preview['past']> {
  const sum = { days: PAST_DAYS, runs: 0, items: 0 };
  if (past.every(({ candidates }) => candidates.count === 0)) {
    return sum;
  }
  for (const { candidates } of past) {
    await setImmediate();
    const ranking = rankCandidates(candidates, definition.minimumRelevancy);
    const { chosen } =
      ranking.passing.length === 0 ? { chosen: [] } : await choose(store, definition, ranking);
    sum.runs += chosen.length > 0 || definition.empty === 'post' ? 1 : 0;
    sum.items += chosen.length;
  }
  return sum;
}
