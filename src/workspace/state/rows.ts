import type { JsonObject } from '../json.ts';
import type { StoredChannel } from './channels.ts';
import type { StoredFile } from './files.ts';
import { installedTeam, organisationOf } from './people.ts';
import { richTextOf } from './rich-text-of.ts';
import type { State } from './state.ts';
import type { OtherApp, StoredMessage } from './stored-message.ts';
import { handleOf } from './user-rows.ts';
import type { StoredView } from './views.ts';

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

/** Our own app, as `bots.info` and its messages tell of it. */
export function botProfile(identity: State['identity']): JsonObject {
  const { botId: id, appId, botUserId: userId, botName: name, teamId } = identity;
  return profileOf({ id, appId, userId, name, teamId });
}

interface Bot {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly name: string;
  readonly teamId: string;
}

function profileOf({ id, appId, userId, name, teamId }: Bot): JsonObject {
  return {
    id,
    app_id: appId,
    user_id: userId,
    name,
    icons: { image_36: '', image_48: '', image_72: '' },
    deleted: false,
    updated: 0,
    team_id: teamId,
  };
}

/** What is known of another app from what it has said; undefined of one that said nothing. */
export function otherBot(
  { identity, messages }: Pick<State, 'identity' | 'messages'>,
  isMeant: (bot: { readonly botId: string; readonly user: string }) => boolean,
): JsonObject | undefined {
  for (const { otherApp, user } of messages.all()) {
    if (otherApp !== null && isMeant({ botId: otherApp.botId, user })) {
      const { botId: id, appId, name } = otherApp;
      return profileOf({ id, appId, userId: user, name, teamId: identity.teamId });
    }
  }
  return undefined;
}

export function channelRow(
  { identity }: Pick<State, 'identity'>,
  channel: StoredChannel,
): JsonObject {
  const isIm = channel.kind === 'app' || channel.kind === 'dm';
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: isIm,
    is_org_shared: false,
    context_team_id: identity.teamId,
  };
  if (isIm) {
    const user = channel.members.find((member) => member !== identity.botUserId);
    return { ...common, user, is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: false,
    ...sharedFields(identity.teamId, channel),
    is_member: channel.members.includes(identity.botUserId),
    unlinked: 0,
    creator: channel.members[0] ?? identity.botUserId,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.length,
  };
}

function sharedFields(
  ours: string,
  { connectedTeams, hostTeam }: Pick<StoredChannel, 'connectedTeams' | 'hostTeam'>,
): JsonObject {
  const isShared = connectedTeams.length > 0;
  return {
    is_shared: isShared,
    is_ext_shared: isShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [ours, ...connectedTeams],
    ...(isShared && {
      connected_team_ids: connectedTeams,
      internal_team_ids: [ours],
      conversation_host_id: hostTeam,
    }),
  };
}

export function fileRow({ identity }: Pick<State, 'identity'>, file: StoredFile): JsonObject {
  const url = `/files/${file.id}`;
  const filetype = file.name.split('.').at(-1) ?? '';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: identity.botUserId,
    user_team: identity.teamId,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}

/** A view as it is answered by `views.open` and sent with interactions. */
export function viewRow(
  { identity, people }: Pick<State, 'identity' | 'people'>,
  stored: StoredView,
): JsonObject {
  const { view } = stored;
  const viewer = people.find(({ id }) => id === stored.user);
  return {
    private_metadata: '',
    callback_id: '',
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...(view.type === 'modal' && { close: null, submit: null }),
    ...view,
    id: stored.id,
    team_id: organisationOf(identity, viewer).teamId,
    state: { values: {} },
    hash: stored.hash,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: identity.appId,
    app_installed_team_id: installedTeam(identity),
    bot_id: identity.botId,
  };
}
