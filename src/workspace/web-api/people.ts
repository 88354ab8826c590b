import type { JsonObject } from '../json.ts';
import { botProfile, otherBot } from '../state/rows/bot-profile.ts';
import { userRow } from '../state/rows/user-row.ts';
import type { State } from '../state/state.ts';
import { flagAt, wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import type { PageOf } from './pages.ts';

interface PeopleDeps {
  readonly state: State;
  readonly pageOf: PageOf;
}

/** users.*, bots.info, team.info and auth.test: who is who. */
export function createPeopleMethods(deps: PeopleDeps): Methods {
  const { state } = deps;
  return {
    'auth.test': { tier: 'special', scopes: [], needs: [], run: () => whoAmI(state) },
    'users.info': {
      tier: 'tier4',
      scopes: ['users:read'],
      needs: ['user'],
      run: (args) => {
        const withLocale = flagAt(args, 'include_locale');
        const user = userRow(state, wordAt(args, 'user') ?? '', withLocale);
        return user === undefined ? refuse('user_not_found') : { ok: true, user };
      },
    },
    'users.list': {
      tier: 'tier2',
      scopes: ['users:read'],
      needs: [],
      run: (args) => listUsers(deps, args),
    },
    'bots.info': {
      tier: 'tier3',
      scopes: ['users:read'],
      needs: [],
      run: (args) => botInfo(state, args),
    },
    'team.info': { tier: 'tier3', scopes: ['team:read'], needs: [], run: () => teamInfo(state) },
  };
}

function urlOf({ identity }: State): string {
  return `https://${identity.teamDomain}.slack.com/`;
}

function whoAmI(state: State): Answer {
  const { identity } = state;
  return {
    ok: true,
    url: urlOf(state),
    team: identity.teamName,
    user: identity.botName,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  };
}

function listUsers({ state, pageOf }: PeopleDeps, args: JsonObject): Answer {
  const withLocale = flagAt(args, 'include_locale');
  const ids = [...state.people.map(({ id }) => id), state.identity.botUserId];
  const page = pageOf(ids, args, 1000);
  if (page === null) {
    return refuse('invalid_cursor');
  }
  return {
    ok: true,
    members: page.rows.map((id) => userRow(state, id, withLocale)),
    cache_ts: Math.floor(state.clock.now().getTime() / 1000),
    ...page.metadata,
  };
}

function botInfo(state: State, args: JsonObject): Answer {
  const { identity } = state;
  const asked = wordAt(args, 'bot') ?? identity.botId;
  const bot =
    asked === identity.botId
      ? botProfile(identity)
      : otherBot(state, ({ botId }) => botId === asked);
  return bot === undefined ? refuse('bot_not_found') : { ok: true, bot };
}

function teamInfo(state: State): Answer {
  const { identity } = state;
  return {
    ok: true,
    team: {
      id: identity.teamId,
      name: identity.teamName,
      url: urlOf(state),
      domain: identity.teamDomain,
      email_domain: '',
      icon: { image_default: true },
    },
  };
}
