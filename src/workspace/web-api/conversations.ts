import type { JsonObject } from '../json.ts';
import type { Joined } from '../people/joined.ts';
import type { StoredChannel } from '../state/channels.ts';
import { channelRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { flagAt, wordAt, wordsAt } from './arguments.ts';
import { history, replies } from './history.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import { pageOf } from './pages.ts';
import { findForApp } from './reach.ts';

interface ConversationsDeps {
  readonly state: State;
  readonly joined: Joined;
}

const reading = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const histories = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** conversations.*: where the app is and what was said there. */
export function createConversationMethods(deps: ConversationsDeps): Methods {
  const { state } = deps;
  return {
    'conversations.list': {
      tier: 'tier2',
      scopes: reading,
      needs: [],
      run: (args) => list(state, args),
    },
    'conversations.info': {
      tier: 'tier3',
      scopes: reading,
      needs: ['channel'],
      run: (args) => info(state, args),
    },
    'conversations.members': {
      tier: 'tier4',
      scopes: reading,
      needs: ['channel'],
      run: (args) => members(state, args),
    },
    'conversations.history': {
      tier: 'tier3',
      scopes: histories,
      needs: ['channel'],
      run: (args) => history(state, args),
    },
    'conversations.replies': {
      tier: 'tier3',
      scopes: histories,
      needs: ['channel', 'ts'],
      run: (args) => replies(state, args),
    },
    'conversations.open': {
      tier: 'tier3',
      scopes: ['im:write', 'mpim:write'],
      needs: [],
      run: (args) => open(state, args),
    },
    'conversations.join': {
      tier: 'tier3',
      scopes: ['channels:join'],
      needs: ['channel'],
      run: (args) => join(deps, args),
    },
  };
}

const types: Readonly<Record<StoredChannel['kind'], string>> = {
  channel: 'public_channel',
  private: 'private_channel',
  app: 'im',
  dm: 'none of the app’s business',
};

function list(state: State, args: JsonObject): Answer {
  const wanted = wordsAt(args, 'types');
  const shown = wanted.length === 0 ? ['public_channel'] : wanted;
  const channels = state.channels
    .all()
    .filter(
      (channel) =>
        shown.includes(types[channel.kind]) &&
        findForApp(state, channel.id) !== undefined &&
        !(channel.archived && flagAt(args, 'exclude_archived')),
    );
  const page = pageOf(channels, args, 100);
  return page === null
    ? refuse('invalid_cursor')
    : { ok: true, channels: page.rows.map((row) => channelRow(state, row)), ...page.metadata };
}

function info(state: State, args: JsonObject): Answer {
  const channel = findForApp(state, wordAt(args, 'channel') ?? '');
  if (channel === undefined) {
    return refuse('channel_not_found');
  }
  const { num_members, ...row } = channelRow(state, channel);
  const counted = flagAt(args, 'include_num_members') && num_members !== undefined;
  return { ok: true, channel: counted ? { ...row, num_members } : row };
}

function members(state: State, args: JsonObject): Answer {
  const channel = findForApp(state, wordAt(args, 'channel') ?? '');
  if (channel === undefined) {
    return refuse('channel_not_found');
  }
  const page = pageOf(channel.members, args, 100);
  return page === null
    ? refuse('invalid_cursor')
    : { ok: true, members: page.rows, ...page.metadata };
}

function open(state: State, args: JsonObject): Answer {
  const [user, ...more] = wordsAt(args, 'users');
  const given = wordAt(args, 'channel') ?? user;
  if (given === undefined) {
    return refuse('users_list_not_supplied');
  }
  if (more.length > 0) {
    return refuse('method_not_supported_for_channel_type');
  }
  const channel = state.channels.withApp(given) ?? findForApp(state, given);
  if (channel === undefined) {
    return refuse(user === undefined ? 'channel_not_found' : 'user_not_found');
  }
  return {
    ok: true,
    no_op: true,
    already_open: true,
    channel: flagAt(args, 'return_im') ? channelRow(state, channel) : { id: channel.id },
  };
}

function join({ state, joined }: ConversationsDeps, args: JsonObject): Answer {
  const channel = findForApp(state, wordAt(args, 'channel') ?? '');
  if (channel === undefined) {
    return refuse('channel_not_found');
  }
  if (channel.kind !== 'channel') {
    return refuse('method_not_supported_for_channel_type');
  }
  if (channel.archived) {
    return refuse('is_archived');
  }
  if (channel.members.includes(state.identity.botUserId)) {
    return {
      ok: true,
      channel: channelRow(state, channel),
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    };
  }
  joined(channel, state.identity.botUserId);
  return {
    ok: true,
    channel: channelRow(state, state.channels.find(channel.id) ?? channel),
  };
}
