import type { ItemId } from '../../model/item.ts';
import type { Actor } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import type { ChannelSight } from './channel-sight.ts';

const NO_ITEM = { kind: 'no-item' } as const;

/**
 * The same review, in which what was suggested from a private channel is not there for those who
 * are not in it, whatever value a button comes back with: a suggestion's id can be worked out of
 * its message's address.
 */
export function sightedReview(review: Review, sight: Pick<ChannelSight, 'readBy'>): Review {
  const isHidden = async (actor: Actor, id: ItemId): Promise<boolean> => {
    const subject = await review.subject(actor, id);
    if (subject?.kind !== 'nomination' || !subject.nomination.isPrivate) {
      return false;
    }
    const { channel } = subject.nomination.source;
    return (await sight.readBy(actor.user, [channel])).length === 0;
  };
  const seen = async <Outcome>(
    actor: Actor,
    id: ItemId,
    work: () => Promise<Outcome>,
  ): Promise<Outcome | typeof NO_ITEM> => ((await isHidden(actor, id)) ? NO_ITEM : work());
  return {
    ...review,
    subject: async (actor, id) =>
      (await isHidden(actor, id)) ? undefined : review.subject(actor, id),
    flagByButton: (actor, id, where) =>
      seen(actor, id, () => review.flagByButton(actor, id, where)),
    askAgain: (actor, id) => seen(actor, id, () => review.askAgain(actor, id)),
    giveReason: (actor, id, mark, reason) =>
      seen(actor, id, () => review.giveReason(actor, id, mark, reason)),
    undo: (actor, id, mark) => seen(actor, id, () => review.undo(actor, id, mark)),
    writeNotes: (request) => seen(request.actor, request.itemId, () => review.writeNotes(request)),
    undoDecision: (request) =>
      seen(request.actor, request.itemId, () => review.undoDecision(request)),
    decide: (request) =>
      seen(request.actor, request.itemId, () =>
        seen(request.actor, request.duplicateOf ?? request.itemId, () => review.decide(request)),
      ),
  };
}
