import type { JsonObject } from '../json.ts';
import type { State } from '../state/state.ts';
import type { UserGroup } from '../state/user-group.ts';
import { flagAt, wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';

/** usergroups.*: which there are and who is in them; on a free plan there are none to be told of. */
export function createUserGroupMethods({ state }: { readonly state: State }): Methods {
  const { userGroups } = state;
  const onPaidPlan = (answer: (groups: readonly UserGroup[]) => Answer) =>
    userGroups === null ? refuse('paid_teams_only') : answer(userGroups);
  const common = { tier: 'tier2', scopes: ['usergroups:read'] } as const;
  return {
    'usergroups.list': {
      ...common,
      needs: [],
      run: (args) =>
        onPaidPlan((groups) => ({
          ok: true,
          usergroups: groups.map((group) =>
            userGroupRow(state.identity.teamId, group, flagAt(args, 'include_users')),
          ),
        })),
    },
    'usergroups.users.list': {
      ...common,
      needs: ['usergroup'],
      run: (args) =>
        onPaidPlan((groups) => {
          const group = groups.find(({ id }) => id === wordAt(args, 'usergroup'));
          return group === undefined ? refuse('no_such_subteam') : { ok: true, users: group.users };
        }),
    },
  };
}

function userGroupRow(
  team: string,
  { id, handle, name, users }: UserGroup,
  withUsers: boolean,
): JsonObject {
  return {
    id,
    team_id: team,
    is_usergroup: true,
    is_subteam: true,
    name,
    description: '',
    handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    created_by: users[0] ?? '',
    updated_by: users[0] ?? '',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    user_count: users.length,
    ...(withUsers && { users }),
  };
}
