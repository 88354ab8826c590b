import type { StoredChannel } from '../state/channels.ts';
import { SLACKBOT } from '../state/slackbot.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';

/** Tells who mentioned the app where it hears nothing, and nobody else, how it would. */
export function noteUnheardMention(
  { identity, messages }: Pick<State, 'identity' | 'messages'>,
  channel: StoredChannel,
  { text, user, threadTs }: StoredMessage,
): void {
  const { botUserId, botName } = identity;
  if (!text.includes(`<@${botUserId}>`) || channel.members.includes(botUserId)) {
    return;
  }
  const way =
    channel.kind === 'dm'
      ? 'Nobody can be invited to a direct message: mention it in a channel that it is in.'
      : `To invite it, type \`/invite @${botName}\`.`;
  messages.post({
    channel: channel.id,
    user: SLACKBOT,
    text: `You mentioned <@${botUserId}>, but it is not here and did not hear of it. ${way}`,
    threadTs,
    onlyFor: user,
  });
}
