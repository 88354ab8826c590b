import type { Act, Message } from '../../page-protocol.ts';

/** What picking an emoji means for a person: their reaction, or its end when they have reacted so. */
export function reactOrTakeBack(message: Message, me: string, emoji: string): Act {
  const mine = message.reactions.some(({ name, users }) => name === emoji && users.includes(me));
  const { channel, ts } = message;
  return { kind: mine ? 'unreact' : 'react', channel, ts, emoji };
}
