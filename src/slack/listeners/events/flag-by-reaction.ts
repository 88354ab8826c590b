import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { withinLimits } from '../../blocks/check-limits.ts';
import { flaggedMessage } from '../../blocks/flagged.ts';
import { unlessRefused } from '../../platform-code.ts';
import { addQuietReaction } from '../../quiet-reaction.ts';
import { threadOf } from '../../thread-of.ts';
import type { Reaction } from './reaction.ts';

/** The person has left the channel, or it is gone: nobody is there to be told. */
const NOBODY_THERE = ['user_not_in_channel', 'channel_not_found', 'not_in_channel', 'is_archived'];

/**
 * A flag emoji on a message: flags its item, answers with the app's own quiet
 * reaction and a line that only the person sees. A repeat is answered by the
 * reaction alone, which changes nothing when it is there.
 */
export function createFlagByReaction({
  review,
}: {
  readonly review: Pick<Review, 'flagByReaction'>;
}) {
  return async (reaction: Reaction, client: WebClient): Promise<void> => {
    const { actor, ref, emoji } = reaction;
    const outcome = await review.flagByReaction(reaction);
    if (outcome.kind === 'no-item') {
      return;
    }
    await addQuietReaction(client, ref);
    if (outcome.kind === 'already') {
      return;
    }
    const place = await threadOf(client, ref);
    const { text, blocks } = withinLimits(
      flaggedMessage(outcome, { kind: 'reaction', ref, emoji }),
    );
    await unlessRefused(
      () =>
        client.chat.postEphemeral({
          channel: ref.channel,
          user: actor.user,
          text,
          blocks,
          ...(place.kind === 'thread' ? { thread_ts: place.threadTs } : {}),
        }),
      NOBODY_THERE,
    );
  };
}
