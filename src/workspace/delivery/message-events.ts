import type { StoredMessage } from '../state/messages.ts';
import { messageRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import type { Events } from './events.ts';

/** Tells the app what happens to messages in the channels it is in. */
export interface MessageEvents {
  posted(message: StoredMessage): void;
  changed(before: StoredMessage, after: StoredMessage): void;
  removed(message: StoredMessage): void;
  /** A reaction came or went. */
  reacted(
    type: 'reaction_added' | 'reaction_removed',
    message: StoredMessage,
    reaction: string,
    user: string,
  ): void;
}

const kinds = {
  channel: { subscription: 'message.channels', type: 'channel' },
  private: { subscription: 'message.groups', type: 'group' },
  app: { subscription: 'message.im', type: 'im' },
  dm: { subscription: 'message.im', type: 'im' },
} as const;

export function createMessageEvents(deps: {
  readonly state: State;
  readonly events: Pick<Events, 'emit'>;
}): MessageEvents {
  const { state, events } = deps;
  const { channels, identity, nextTs } = state;

  /** Where the app may hear it; undefined where it is not a member, and for ephemeral messages. */
  const heard = (message: StoredMessage) => {
    const channel = channels.find(message.channel);
    const hears = message.onlyFor === null && channel?.members.includes(identity.botUserId);
    return channel !== undefined && hears === true ? channel : undefined;
  };

  return {
    posted: (message) => {
      const channel = heard(message);
      if (channel === undefined) {
        return;
      }
      const row = messageRow(state, message, true);
      const place = { channel: channel.id, event_ts: message.ts };
      const { subscription, type } = kinds[channel.kind];
      events.emit(subscription, { ...row, ...place, type: 'message', channel_type: type });
      const mentioned = message.text.includes(`<@${identity.botUserId}>`);
      // In a conversation with the app itself, Slack sends no mention.
      if (mentioned && message.user !== identity.botUserId && channel.kind !== 'app') {
        events.emit('app_mention', { ...row, ...place, type: 'app_mention' });
      }
    },
    changed: (before, after) => {
      const channel = heard(after);
      if (channel !== undefined) {
        const ts = nextTs();
        const { subscription, type } = kinds[channel.kind];
        events.emit(subscription, {
          type: 'message',
          subtype: 'message_changed',
          message: messageRow(state, after, true),
          previous_message: messageRow(state, before, true),
          channel: channel.id,
          channel_type: type,
          hidden: true,
          ts,
          event_ts: ts,
        });
      }
    },
    removed: (message) => {
      const channel = heard(message);
      if (channel !== undefined) {
        const ts = nextTs();
        const { subscription, type } = kinds[channel.kind];
        events.emit(subscription, {
          type: 'message',
          subtype: 'message_deleted',
          previous_message: messageRow(state, message, true),
          channel: channel.id,
          channel_type: type,
          deleted_ts: message.ts,
          hidden: true,
          ts,
          event_ts: ts,
        });
      }
    },
    reacted: (type, message, reaction, user) => {
      if (heard(message) !== undefined) {
        events.emit(type, {
          type,
          user,
          reaction,
          item: { type: 'message', channel: message.channel, ts: message.ts },
          item_user: message.user,
          event_ts: nextTs(),
        });
      }
    },
  };
}
