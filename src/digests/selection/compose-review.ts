import { utcDay } from '../../model/calendar.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestParent } from '../../model/digest/digest-message.ts';
import { subjectId } from '../../model/review/nomination.ts';
import { countDecided } from '../../model/review/review-summary.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { ComposedDigest } from './compose-digest.ts';
import { parentOf } from './parent-of.ts';
import type { Period } from './period.ts';

export type ReviewsStore = Pick<DigestStore, 'reviewsIn'>;

/** Of what waits, as much as somebody decides in a minute. */
const LONGEST = 5;

/** What was decided in a period and what waits as it is written. Reads, and writes nothing. */
export async function composeReview(
  store: ReviewsStore,
  definition: DigestDefinition,
  period: Period,
): Promise<ComposedDigest> {
  const review = await store.reviewsIn({
    team: definition.made?.team ?? null,
    from: period.from,
    to: period.to,
    today: utcDay(period.now),
    decisions: definition.limit,
    longest: LONGEST,
  });
  const parent: DigestParent = {
    ...parentOf(definition, period),
    newItems: 0,
    updatedItems: 0,
    belowThreshold: 0,
    overLimit: 0,
    minimumRelevancy: null,
    query: '',
    review,
    story: null,
    groups: [],
    part: 1,
    parts: 1,
    isAlert: false,
  };
  const decided = countDecided(review);
  return {
    parents: [parent],
    entries: [],
    named: [...review.decisions, ...review.longest].map(({ subject }) => subjectId(subject)),
    size: decided + review.longest.length,
    selection: null,
  };
}
