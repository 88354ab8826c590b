import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { MessageRef } from '../../model/slack-ids.ts';
import type { UnflagOutcome } from '../../review/outcome.ts';
import { unlessRefused } from '../transport/platform-code.ts';

/** What the app answers a flag with, on the message itself. */
const QUIET_EMOJI = 'eyes';
/** What the messages of an accepted item bear. */
const ACCEPTED_EMOJI = 'white_check_mark';

/** The message is out of reach: deleted, archived, or the app has left. There is nothing to mark. */
const OUT_OF_REACH = ['message_not_found', 'channel_not_found', 'not_in_channel', 'is_archived'];

/** The comparison of reactions sets what is missing a quarter of an hour later. */
const TRIES = 3;

/** Shows on a message that its item is flagged. Doing it twice is no fault. */
export async function addQuietReaction(
  client: WebClient,
  ref: MessageRef,
  name = QUIET_EMOJI,
): Promise<void> {
  await unlessRefused(
    () => client.reactions.add(placeOf(ref, name)),
    ['already_reacted', ...OUT_OF_REACH],
  );
}

/**
 * The app's own reactions where nobody works a request off again: they only repeat what is
 * stored, so they never fail what was asked for. They wait as long as Slack says, and give up
 * into the log.
 */
export interface QuietReactions {
  add(client: WebClient, ref: MessageRef): Promise<void>;
  /** The sign that the message's item was accepted. */
  show(client: WebClient, ref: MessageRef, accepted: 'shown' | 'hidden'): Promise<void>;
  /** Takes the reactions away once nobody flags the item any more, wherever they stand. */
  clear(client: WebClient, outcome: UnflagOutcome): Promise<void>;
}

export interface QuietReactionDeps {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly events: Events;
}

export function createQuietReactions({ clock, events }: QuietReactionDeps): QuietReactions {
  const quietly = async (call: () => Promise<unknown>, ref: MessageRef) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await call();
        return;
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError) || tries === TRIES) {
          const { channel, ts } = ref;
          events.emit('quiet-reaction-failed', { channel, ts, error });
          return;
        }
        await clock.sleep(error.retryAfter * 1000);
      }
    }
  };
  return {
    add: (client, ref) => quietly(() => addQuietReaction(client, ref), ref),
    show: (client, ref, accepted) =>
      quietly(
        () =>
          accepted === 'shown'
            ? addQuietReaction(client, ref, ACCEPTED_EMOJI)
            : removeQuietReaction(client, ref, ACCEPTED_EMOJI),
        ref,
      ),
    clear: async (client, outcome) => {
      if (outcome.kind !== 'unflagged' || outcome.flags.length > 0) {
        return;
      }
      for (const ref of outcome.messages) {
        await quietly(() => removeQuietReaction(client, ref), ref);
      }
    },
  };
}

async function removeQuietReaction(
  client: WebClient,
  ref: MessageRef,
  name = QUIET_EMOJI,
): Promise<void> {
  await unlessRefused(
    () => client.reactions.remove(placeOf(ref, name)),
    ['no_reaction', ...OUT_OF_REACH],
  );
}

function placeOf({ channel, ts }: MessageRef, name: string) {
  return { channel, timestamp: ts, name };
}
