import type { MessageEvents } from '../delivery/message-events.ts';
import type { Messages } from './messages.ts';
import type { StoredMessage } from './stored-message.ts';

interface ReactingDeps {
  readonly messages: Messages;
  readonly messageEvents: MessageEvents;
}

/** Slack's emoji names, with a skin tone at most. */
const emojiName = /^[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?$/;

/** Adds someone's reaction. @returns Slack's error code, null when well. */
export function addReaction(
  { messages, messageEvents }: ReactingDeps,
  message: StoredMessage,
  name: string,
  user: string,
): string | null {
  if (!emojiName.test(name)) {
    return 'invalid_name';
  }
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(user) === true) {
    return 'already_reacted';
  }
  const reactions =
    known === undefined
      ? [...message.reactions, { name, users: [user] }]
      : message.reactions.map((reaction) =>
          reaction === known ? { name, users: [...known.users, user] } : reaction,
        );
  const changed = messages.change(message, { reactions });
  messageEvents.reacted('reaction_added', changed, name, user);
  return null;
}

/** Takes someone's reaction back. @returns Slack's error code, null when well. */
export function removeReaction(
  { messages, messageEvents }: ReactingDeps,
  message: StoredMessage,
  name: string,
  user: string,
): string | null {
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(user) !== true) {
    return 'no_reaction';
  }
  const users = known.users.filter((each) => each !== user);
  const reactions = message.reactions
    .map((reaction) => (reaction === known ? { name, users } : reaction))
    .filter((reaction) => reaction.users.length > 0);
  const changed = messages.change(message, { reactions });
  messageEvents.reacted('reaction_removed', changed, name, user);
  return null;
}
