import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { clearQuietReactions } from '../../quiet-reaction.ts';
import type { Reaction } from './reaction.ts';

/** A flag emoji was taken off a message. Silent: who did it knows. */
export function createUnflagByReaction({
  review,
}: {
  readonly review: Pick<Review, 'unflagByReaction'>;
}) {
  return async (reaction: Reaction, client: WebClient): Promise<void> => {
    await clearQuietReactions(client, await review.unflagByReaction(reaction));
  };
}
