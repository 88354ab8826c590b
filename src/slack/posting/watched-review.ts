import type { ItemId } from '../../model/item.ts';
import type { Actor } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import type { RefreshHomes } from './refresh-homes.ts';

type Asked<Name extends keyof Review> = Review[Name] extends (...asked: infer A) => unknown
  ? A
  : never;

/** The same review, which tells of each change that Home tabs show, and of whom it concerns. */
export function watchedReview(review: Review, changed: RefreshHomes): Review {
  const telling = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work;
    changed();
    return outcome;
  };
  /** Whoever flags it reads on their tab what became of it. */
  const tellingFlaggers = async <Outcome>(
    { actor, itemId }: { readonly actor: Actor; readonly itemId: ItemId },
    work: Promise<Outcome>,
  ): Promise<Outcome> => {
    const outcome = await work;
    const { flags } = await review.history(actor, itemId);
    changed(flags.map(({ user }) => user));
    return outcome;
  };
  return {
    ...review,
    flagByReaction: (...asked: Asked<'flagByReaction'>) => telling(review.flagByReaction(...asked)),
    unflagByReaction: (...asked: Asked<'unflagByReaction'>) =>
      telling(review.unflagByReaction(...asked)),
    flagByButton: (...asked: Asked<'flagByButton'>) => telling(review.flagByButton(...asked)),
    askAgain: (...asked: Asked<'askAgain'>) => telling(review.askAgain(...asked)),
    giveReason: (...asked: Asked<'giveReason'>) => telling(review.giveReason(...asked)),
    nominate: (...asked: Asked<'nominate'>) => telling(review.nominate(...asked)),
    undo: (...asked: Asked<'undo'>) => telling(review.undo(...asked)),
    decide: (request) => tellingFlaggers(request, review.decide(request)),
    undoDecision: (request) => tellingFlaggers(request, review.undoDecision(request)),
    writeNotes: async (request) => {
      const outcome = await review.writeNotes(request);
      const { assignee } = request.wanted;
      changed(assignee === null ? [] : [assignee]);
      return outcome;
    },
  };
}
