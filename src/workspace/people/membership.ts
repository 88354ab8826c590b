import type { StoredChannel } from '../state/channels.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';

/** The channel, where this person is in it. */
export function memberOf(
  { channels }: Pick<State, 'channels'>,
  person: string,
  id: string,
): StoredChannel | undefined {
  const channel = channels.find(id);
  return channel?.members.includes(person) === true ? channel : undefined;
}

/** The message, where this person sees it. */
export function messageSeenBy(
  state: Pick<State, 'channels' | 'messages'>,
  person: string,
  channel: string,
  ts: string,
): StoredMessage | undefined {
  const message = state.messages.find(channel, ts);
  const meant = message?.onlyFor === null || message?.onlyFor === person;
  return meant && memberOf(state, person, channel) !== undefined ? message : undefined;
}
