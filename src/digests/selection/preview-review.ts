import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { DAY_MS } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { PreviewOutcome } from '../outcome.ts';
import { slotsBetween } from '../schedule/slots.ts';
import type { ComposedDigest } from './compose-digest.ts';
import { composeReview, type ReviewsStore } from './compose-review.ts';

export type PreviewReviewStore = ReviewsStore & Pick<DigestStore, 'decisionTimes'>;

interface Days {
  readonly start: Date;
  readonly now: Date;
}

/** What the last whole period of a digest of reviews would have told, with what waits now. */
export async function lastReviews(
  store: ReviewsStore,
  definition: DigestDefinition,
  { start, now }: Days,
): Promise<ComposedDigest> {
  const slots = slotsBetween(definition.schedule, start, now);
  return composeReview(store, definition, {
    from: slots.at(-2)?.at ?? start,
    to: slots.at(-1)?.at ?? now,
    slots: 1,
    now,
    arrivals: 'seen',
    unindexed: false,
  });
}

/** How many decisions its slots would have told of, and how many slots had any. */
export async function pastReviews(
  store: Pick<DigestStore, 'decisionTimes'>,
  { schedule, made }: DigestDefinition,
  { start, now }: Days,
): Promise<Extract<PreviewOutcome, { readonly kind: 'preview' }>['past']> {
  const ends = slotsBetween(schedule, start, now).map(({ at }) => at);
  const times = await store.decisionTimes({ team: made?.team ?? null, from: start, to: now });
  const told = times.flatMap((at) => ends.find((end) => at <= end)?.getTime() ?? []);
  const days = Math.round((now.getTime() - start.getTime()) / DAY_MS);
  return { days, runs: new Set(told).size, items: told.length };
}
