import type { JsonObject } from '../json.ts';
import type { StoredChannel } from '../state/channels.ts';
import type { State } from '../state/state.ts';
import { handleOf } from '../state/user-rows.ts';

type Known = Pick<State, 'identity' | 'people'>;

/** What every interaction says about who did it and where. */
export function interactionBase(state: Known, user: string): JsonObject {
  const { identity } = state;
  return {
    user: { id: user, ...namesOf(state, user), team_id: identity.teamId },
    team: { id: identity.teamId, domain: identity.teamDomain },
    api_app_id: identity.appId,
    token: 'deprecated-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

function namesOf({ people }: Known, user: string): JsonObject {
  const handle = handleOf(people.find(({ id }) => id === user)?.name ?? user);
  return { username: handle, name: handle };
}

/** How Slack names a channel in commands and interactions. */
export function channelName({ kind, name }: StoredChannel): string {
  switch (kind) {
    case 'channel':
      return name;
    case 'private':
      return 'privategroup';
    case 'app':
    case 'dm':
      return 'directmessage';
  }
}
