import type { Events } from '../delivery/events.ts';
import type { StoredChannel } from '../state/channels.ts';
import type { State } from '../state/state.ts';

/** Lets someone, or the app itself, come into a channel; the app hears of it. */
export type Joined = (channel: StoredChannel, user: string, inviter?: string) => void;

export function createJoined(deps: {
  readonly state: State;
  readonly events: Pick<Events, 'emit'>;
}): Joined {
  const { state, events } = deps;
  return (channel, user, inviter) => {
    state.channels.change(channel.id, { members: [...channel.members, user] });
    const message = state.messages.post({
      channel: channel.id,
      user,
      text: `<@${user}> has joined the channel`,
      subtype: 'channel_join',
    });
    events.emit('member_joined_channel', {
      type: 'member_joined_channel',
      user,
      channel: channel.id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: state.identity.teamId,
      ...(inviter !== undefined && { inviter }),
      event_ts: message.ts,
    });
  };
}
