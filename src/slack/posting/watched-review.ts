import type { Review } from '../../review/review.ts';

/** What changes how an item stands. */
type Change =
  | 'flagByReaction'
  | 'unflagByReaction'
  | 'flagByButton'
  | 'undo'
  | 'decide'
  | 'undoDecision';
type Asked<Name extends Change> = Parameters<Review[Name]>;

/** The same review, which tells of each change that Home tabs show. */
export function watchedReview(review: Review, changed: () => void): Review {
  const telling = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work;
    changed();
    return outcome;
  };
  return {
    ...review,
    flagByReaction: (...asked: Asked<'flagByReaction'>) => telling(review.flagByReaction(...asked)),
    unflagByReaction: (...asked: Asked<'unflagByReaction'>) =>
      telling(review.unflagByReaction(...asked)),
    flagByButton: (...asked: Asked<'flagByButton'>) => telling(review.flagByButton(...asked)),
    undo: (...asked: Asked<'undo'>) => telling(review.undo(...asked)),
    decide: (...asked: Asked<'decide'>) => telling(review.decide(...asked)),
    undoDecision: (...asked: Asked<'undoDecision'>) => telling(review.undoDecision(...asked)),
  };
}
