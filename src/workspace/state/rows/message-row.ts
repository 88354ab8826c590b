import type { JsonObject } from '../../json.ts';
import { organisationOf } from '../people.ts';
import { richTextOf } from '../rich-text-of.ts';
import type { State } from '../state.ts';
import type { OtherApp, StoredMessage } from '../stored-message.ts';
import { botProfile, profileOf } from './bot-profile.ts';
import { fileRow } from './file-row.ts';
import { handleOf } from './user-row.ts';

type RowState = Pick<State, 'identity' | 'messages' | 'people'>;

/** What may be left out of a message's row, or is in it only where someone asks for it. */
export interface RowOptions {
  readonly metadata?: boolean;
  /** Of each reaction so many people are named; its count is right all the same. Default: all. */
  readonly reactionUsers?: number;
}

/** A message as Slack's API writes it. */
export function messageRow(
  state: RowState,
  message: StoredMessage,
  { metadata = false, reactionUsers = Number.POSITIVE_INFINITY }: RowOptions = {},
): JsonObject {
  return {
    type: 'message',
    ...subtypeOf(message),
    ...(message.user !== '' && { user: message.user }),
    ts: message.ts,
    ...botFields(state, message),
    text: message.text,
    ...teamFields(state, message),
    ...spokenFields(state, message),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.files.length > 0 && { files: message.files.map((file) => fileRow(state, file)) }),
    ...(message.editedTs !== null && { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map(({ name, users }) => ({
        name,
        users: users.slice(0, reactionUsers),
        count: users.length,
      })),
    }),
    ...(metadata && message.metadata !== null && { metadata: message.metadata }),
    ...threadFields(state, message),
  };
}

function subtypeOf({ subtype, files, broadcast }: StoredMessage): JsonObject {
  const usual = files.length > 0 ? 'file_share' : broadcast ? 'thread_broadcast' : null;
  const named = subtype ?? usual;
  return named === null ? {} : { subtype: named };
}

/** Blocks; what a person typed has one as well, and an id of its own. */
function spokenFields({ people }: RowState, message: StoredMessage): JsonObject {
  const { blocks, ts, text, user, subtype } = message;
  const isTyped = subtype === null && people.some(({ id }) => id === user);
  if (!isTyped) {
    return blocks.length === 0 ? {} : { blocks };
  }
  const typed = blocks.length > 0 || text === '' ? blocks : [richTextOf(text, ts.slice(-5))];
  return {
    client_msg_id: `00000000-0000-4000-8000-${ts.replace('.', '').slice(-12)}`,
    ...(typed.length > 0 && { blocks: typed }),
  };
}

function botFields(state: RowState, { user, otherApp }: StoredMessage): JsonObject {
  const { identity } = state;
  if (user === identity.botUserId) {
    return { bot_id: identity.botId, app_id: identity.appId, bot_profile: botProfile(identity) };
  }
  return otherApp === null ? {} : otherAppFields(identity.teamId, user, otherApp);
}

/** A classic bot has a name and no user. */
function otherAppFields(team: string, user: string, { botId, appId, name }: OtherApp): JsonObject {
  if (user === '') {
    return { bot_id: botId, username: name };
  }
  const profile = profileOf({ id: botId, appId, userId: user, name, teamId: team });
  return { bot_id: botId, app_id: appId, bot_profile: profile };
}

/** Whose message it is; of people of other organisations Slack tells more. */
function teamFields({ identity, people }: RowState, { user }: StoredMessage): JsonObject {
  const person = people.find(({ id }) => id === user);
  const { teamId } = organisationOf(identity, person);
  if (person === undefined || teamId === identity.teamId) {
    return { team: identity.teamId };
  }
  const { name } = person;
  return {
    team: teamId,
    user_team: teamId,
    source_team: teamId,
    user_profile: {
      real_name: name,
      display_name: name,
      name: handleOf(name),
      team: teamId,
      is_restricted: false,
      is_ultra_restricted: false,
    },
  };
}

function threadFields({ messages }: RowState, message: StoredMessage): JsonObject {
  const { channel, ts, threadTs } = message;
  if (threadTs !== null) {
    const parent = messages.find(channel, threadTs);
    return {
      thread_ts: threadTs,
      ...(parent !== undefined && { parent_user_id: parent.user }),
      ...(message.broadcast &&
        parent !== undefined && { root: { text: parent.text, ts: parent.ts } }),
    };
  }
  const replies = messages.repliesTo(channel, ts);
  const latest = replies.at(-1);
  if (latest === undefined) {
    return {};
  }
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}
