import type { WebClient } from '@slack/web-api';
import type { MessageRef } from '../model/slack-ids.ts';
import type { UnflagOutcome } from '../review/outcome.ts';
import { unlessRefused } from './platform-code.ts';

/** What the app answers a flag with, on the message itself. */
const QUIET_EMOJI = 'eyes';

/** The message is out of reach: deleted, archived, or the app has left. There is nothing to mark. */
const OUT_OF_REACH = ['message_not_found', 'channel_not_found', 'not_in_channel', 'is_archived'];

/** Shows on a message that its item is flagged. Doing it twice is no fault. */
export async function addQuietReaction(client: WebClient, { channel, ts }: MessageRef) {
  await unlessRefused(
    () => client.reactions.add({ channel, timestamp: ts, name: QUIET_EMOJI }),
    ['already_reacted', ...OUT_OF_REACH],
  );
}

/** Takes the app's reactions away once nobody flags the item any more, wherever they stand. */
export async function clearQuietReactions(client: WebClient, outcome: UnflagOutcome) {
  if (outcome.kind !== 'unflagged' || outcome.flags.length > 0) {
    return;
  }
  for (const { channel, ts } of outcome.messages) {
    await unlessRefused(
      () => client.reactions.remove({ channel, timestamp: ts, name: QUIET_EMOJI }),
      ['no_reaction', ...OUT_OF_REACH],
    );
  }
}
