import type { JsonObject } from '../json.ts';
import type { StoredChannel } from '../state/channels.ts';
import { messageRow } from '../state/rows/message-row.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';
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

interface MessageEventsDeps {
  readonly state: State;
  readonly events: Pick<Events, 'emit'>;
}

export function createMessageEvents(deps: MessageEventsDeps): MessageEvents {
  const { state, events } = deps;
  return {
    posted: (message) => tellPosted(deps, message),
    changed: (before, after) =>
      tellChange(deps, after, {
        subtype: 'message_changed',
        message: messageRow(state, after, { metadata: true }),
        previous_message: messageRow(state, before, { metadata: true }),
      }),
    removed: (message) =>
      tellChange(deps, message, {
        subtype: 'message_deleted',
        previous_message: messageRow(state, message, { metadata: true }),
        deleted_ts: message.ts,
      }),
    reacted: (type, message, reaction, user) => {
      if (heardIn(state, message) !== undefined) {
        events.emit(type, {
          type,
          user,
          reaction,
          item: { type: 'message', channel: message.channel, ts: message.ts },
          item_user: message.user,
          event_ts: state.nextTs(),
        });
      }
    },
  };
}

/** The channel where the app hears it; undefined where it is no member, and for ephemeral messages. */
function heardIn({ channels, identity }: State, message: StoredMessage): StoredChannel | undefined {
  const channel = channels.find(message.channel);
  const hears = message.onlyFor === null && channel?.members.includes(identity.botUserId);
  return hears === true ? channel : undefined;
}

function tellPosted({ state, events }: MessageEventsDeps, message: StoredMessage): void {
  const channel = heardIn(state, message);
  if (channel === undefined) {
    return;
  }
  const { botUserId } = state.identity;
  const row = messageRow(state, message, { metadata: true });
  const place = { channel: channel.id, event_ts: message.ts };
  const { subscription, type } = kinds[channel.kind];
  events.emit(subscription, { ...row, ...place, type: 'message', channel_type: type });
  const mentioned = message.text.includes(`<@${botUserId}>`) && message.user !== botUserId;
  // In a conversation with the app itself, Slack sends no mention.
  if (mentioned && channel.kind !== 'app') {
    events.emit('app_mention', { ...row, ...place, type: 'app_mention' });
  }
}

function tellChange(
  { state, events }: MessageEventsDeps,
  message: StoredMessage,
  fields: JsonObject,
): void {
  const channel = heardIn(state, message);
  if (channel !== undefined) {
    const ts = state.nextTs();
    const { subscription, type } = kinds[channel.kind];
    events.emit(subscription, {
      ...fields,
      type: 'message',
      channel: channel.id,
      channel_type: type,
      hidden: true,
      ts,
      event_ts: ts,
    });
  }
}
