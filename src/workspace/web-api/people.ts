import type { JsonObject } from '../json.ts';
import { botProfile } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { userRow } from '../state/user-rows.ts';
import { wordAt } from './arguments.ts';
import { type Methods, refuse } from './method.ts';
import { pageOf } from './pages.ts';

/** users.*, bots.info, team.info and auth.test: who is who. */
export function createPeopleMethods({ state }: { readonly state: State }): Methods {
  const { identity, people } = state;
  const url = `https://${identity.teamDomain}.slack.com/`;
  return {
    'auth.test': {
      tier: 'special',
      scopes: [],
      needs: [],
      run: () => ({
        ok: true,
        url,
        team: identity.teamName,
        user: identity.botName,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        bot_id: identity.botId,
        is_enterprise_install: false,
      }),
    },
    'users.info': {
      tier: 'tier4',
      scopes: ['users:read'],
      needs: ['user'],
      run: (args) => {
        const user = userRow(state, wordAt(args, 'user') ?? '');
        return user === undefined ? refuse('user_not_found') : { ok: true, user };
      },
    },
    'users.list': {
      tier: 'tier2',
      scopes: ['users:read'],
      needs: [],
      run: (args) => {
        const ids = [...people.map(({ id }) => id), identity.botUserId];
        const page = pageOf(ids, args, 1000);
        return page === null
          ? refuse('invalid_cursor')
          : {
              ok: true,
              members: page.rows.map((id) => userRow(state, id)),
              cache_ts: Math.floor(state.clock.now().getTime() / 1000),
              ...page.metadata,
            };
      },
    },
    'bots.info': {
      tier: 'tier3',
      scopes: ['users:read'],
      needs: [],
      run: (args) => botInfo(state, args),
    },
    'team.info': {
      tier: 'tier3',
      scopes: ['team:read'],
      needs: [],
      run: () => ({
        ok: true,
        team: {
          id: identity.teamId,
          name: identity.teamName,
          url,
          domain: identity.teamDomain,
          email_domain: '',
          icon: { image_default: true },
        },
      }),
    },
  };
}

function botInfo(state: State, args: JsonObject) {
  const { botId } = state.identity;
  return (wordAt(args, 'bot') ?? botId) === botId
    ? ({ ok: true, bot: botProfile(state) } as const)
    : refuse('bot_not_found');
}
