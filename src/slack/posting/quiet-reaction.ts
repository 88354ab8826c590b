import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { MessageRef } from '../../model/slack-ids.ts';
import type { UnflagOutcome } from '../../review/outcome.ts';
import { unlessRefused } from '../transport/platform-code.ts';

/** What the app answers a flag with, on the message itself. */
const QUIET_EMOJI = 'eyes';

/** The message is out of reach: deleted, archived, or the app has left. There is nothing to mark. */
const OUT_OF_REACH = ['message_not_found', 'channel_not_found', 'not_in_channel', 'is_archived'];

/** The comparison of reactions sets what is missing a quarter of an hour later. */
const TRIES = 3;

/** Shows on a message that its item is flagged. Doing it twice is no fault. */
export async function addQuietReaction(client: WebClient, ref: MessageRef): Promise<void> {
  await unlessRefused(
    () => client.reactions.add(placeOf(ref)),
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

async function removeQuietReaction(client: WebClient, ref: MessageRef): Promise<void> {
  await unlessRefused(
    () => client.reactions.remove(placeOf(ref)),
    ['no_reaction', ...OUT_OF_REACH],
  );
}

function placeOf({ channel, ts }: MessageRef) {
  return { channel, timestamp: ts, name: QUIET_EMOJI };
}
