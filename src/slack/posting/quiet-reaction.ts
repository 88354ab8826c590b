import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { MessageRef } from '../../model/slack-ids.ts';
import type { MessageSigns } from '../../review/message-signs.ts';
import type { UnflagOutcome } from '../../review/outcome.ts';
import type { Review } from '../../review/review.ts';
import { unlessRefused } from '../transport/platform-code.ts';

/** What the messages of an item bear while it is flagged, and once it was accepted. */
const EMOJI = { flagged: 'eyes', accepted: 'white_check_mark' } as const satisfies Record<
  keyof MessageSigns,
  string
>;

/** The message is out of reach: deleted, archived, or the app has left. There is nothing to mark. */
const OUT_OF_REACH = ['message_not_found', 'channel_not_found', 'not_in_channel', 'is_archived'];

/** The comparison of reactions sets what is missing a quarter of an hour later. */
const TRIES = 3;

type Signs = Pick<Review, 'signsAt'>;

/** The app's own reaction on one message. */
export interface QuietReaction {
  readonly ref: MessageRef;
  readonly sign: keyof MessageSigns;
}

/**
 * Gives or takes the app's reaction, so that it shows what is stored, and looks again when Slack
 * has answered: who takes the last flag off while ours is still on its way finds nothing to take
 * off. Whoever's call was the last one sees what stands after it. Doing it twice is no fault.
 */
export async function setQuietReaction(
  client: WebClient,
  review: Signs,
  { ref, sign }: QuietReaction,
): Promise<void> {
  const place = { channel: ref.channel, timestamp: ref.ts, name: EMOJI[sign] };
  let shown: boolean | undefined;
  for (;;) {
    const { [sign]: wanted } = await review.signsAt(ref);
    if (wanted === shown) {
      return;
    }
    await (wanted
      ? unlessRefused(() => client.reactions.add(place), ['already_reacted', ...OUT_OF_REACH])
      : unlessRefused(() => client.reactions.remove(place), ['no_reaction', ...OUT_OF_REACH]));
    shown = wanted;
  }
}

/**
 * The app's own reactions where nobody works a request off again: they only repeat what is
 * stored, so they never fail what was asked for. They wait as long as Slack says, and give up
 * into the log.
 */
export interface QuietReactions {
  set(client: WebClient, reaction: QuietReaction): Promise<void>;
  /** Takes the reactions away once nobody flags the item any more, wherever they stand. */
  clear(client: WebClient, outcome: UnflagOutcome): Promise<void>;
}

export interface QuietReactionDeps {
  readonly review: Signs;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly events: Events;
}

export function createQuietReactions({ review, clock, events }: QuietReactionDeps): QuietReactions {
  const set = async (client: WebClient, reaction: QuietReaction) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await setQuietReaction(client, review, reaction);
        return;
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError) || tries === TRIES) {
          const { channel, ts } = reaction.ref;
          events.emit('quiet-reaction-failed', { channel, ts, error });
          return;
        }
        await clock.sleep(error.retryAfter * 1000);
      }
    }
  };
  return {
    set,
    clear: async (client, outcome) => {
      if (outcome.kind !== 'unflagged' || outcome.flags.length > 0) {
        return;
      }
      for (const ref of outcome.messages) {
        await set(client, { ref, sign: 'flagged' });
      }
    },
  };
}
