import type { JsonObject } from '../json.ts';
import type { Joined } from '../people/joined.ts';
import type { StoredChannel } from '../state/channels.ts';
import { channelRow } from '../state/rows/channel-row.ts';
import type { State } from '../state/state.ts';
import { flagAt, wordAt, wordsAt } from './arguments.ts';
import { history, replies } from './history.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import type { PageOf } from './pages.ts';
import { findForApp } from './reach.ts';

interface ConversationsDeps {
  readonly state: State;
  readonly joined: Joined;
  readonly pageOf: PageOf;
  readonly reactionUsers: number;
}

/** What the scopes for each type of channel begin with. */
const families: Readonly<Record<string, string>> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** conversations.*: where the app is and what was said there. */
export function createConversationMethods(deps: ConversationsDeps): Methods {
  const { state } = deps;
  const scopesIn = (right: 'read' | 'history') => (args: JsonObject) => {
    const channel = findForApp(state, wordAt(args, 'channel') ?? '');
    const family = families[channel === undefined ? 'public_channel' : types[channel.kind]];
    return family === undefined ? [] : [`${family}:${right}`];
  };
  return {
    'conversations.list': {
      tier: 'tier2',
      scopes: [],
      scopesFor: (args) => scopesOfTypes(typesOf(args)),
      needs: [],
      run: (args) => list(deps, args),
    },
    'users.conversations': {
      tier: 'tier3',
      scopes: [],
      scopesFor: (args) => scopesOfTypes(typesOf(args)),
      needs: [],
      run: (args) => {
        const user = wordAt(args, 'user') ?? state.identity.botUserId;
        return list(deps, args, ({ members: inIt }) => inIt.includes(user));
      },
    },
    'conversations.info': {
      tier: 'tier3',
      scopes: [],
      scopesFor: scopesIn('read'),
      needs: ['channel'],
      run: (args) => info(state, args),
    },
    'conversations.members': {
      tier: 'tier4',
      scopes: [],
      scopesFor: scopesIn('read'),
      needs: ['channel'],
      run: (args) => members(deps, args),
    },
    'conversations.history': {
      tier: 'tier3',
      scopes: [],
      scopesFor: scopesIn('history'),
      needs: ['channel'],
      run: (args) => history(deps, args),
    },
    'conversations.replies': {
      tier: 'tier3',
      scopes: [],
      scopesFor: scopesIn('history'),
      needs: ['channel', 'ts'],
      run: (args) => replies(deps, args),
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

/** Public channels where none are named. */
function typesOf(args: JsonObject): readonly string[] {
  const wanted = wordsAt(args, 'types');
  return wanted.length === 0 ? ['public_channel'] : wanted;
}

function scopesOfTypes(wanted: readonly string[]): readonly string[] {
  return wanted.flatMap((type) => (families[type] === undefined ? [] : `${families[type]}:read`));
}

/** @param only - narrows the list further: to where the app or a person is. */
function list(
  { state, pageOf }: ConversationsDeps,
  args: JsonObject,
  only: (channel: StoredChannel) => boolean = () => true,
): Answer {
  const shown = typesOf(args);
  const channels = state.channels
    .all()
    .filter(
      (channel) =>
        shown.includes(types[channel.kind]) &&
        only(channel) &&
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

function members({ state, pageOf }: ConversationsDeps, args: JsonObject): Answer {
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
  if (state.people.some(({ id, account }) => id === given && account === 'deactivated')) {
    return refuse('user_disabled');
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
