import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import type { Reaction } from './reaction.ts';

export interface UnflagByReactionDeps {
  readonly review: Pick<Review, 'unflagByReaction'>;
  readonly quietReactions: QuietReactions;
}

/** A flag emoji was taken off a message. Silent: who did it knows. */
export function createUnflagByReaction({ review, quietReactions }: UnflagByReactionDeps) {
  return async (reaction: Reaction, client: WebClient): Promise<void> => {
    await quietReactions.clear(client, await review.unflagByReaction(reaction));
  };
}
