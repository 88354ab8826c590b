import type { JsonObject } from '../json.ts';
import type { Container } from '../page-protocol.ts';
import type { StoredChannel } from '../state/channels.ts';
import { organisationOf } from '../state/people.ts';
import { handleOf } from '../state/rows/user-row.ts';
import type { State } from '../state/state.ts';

type Known = Pick<State, 'identity' | 'people'>;

/** What every interaction says about who did it: the team is the person's own, wherever the app is installed. */
export function interactionBase(state: Known, user: string): JsonObject {
  const { identity, people } = state;
  const organisation = organisationOf(
    identity,
    people.find(({ id }) => id === user),
  );
  const { teamId, domain, enterprise } = organisation;
  return {
    user: { id: user, ...namesOf(state, user), team_id: teamId },
    team: {
      id: teamId,
      domain,
      ...(enterprise !== undefined && {
        enterprise_id: enterprise.id,
        enterprise_name: enterprise.name,
      }),
    },
    api_app_id: identity.appId,
    token: 'deprecated-verification-token',
    enterprise: enterprise ?? null,
    is_enterprise_install: identity.isOrgWide,
  };
}

/** The same where it happened in no channel: of an app on a whole Grid no team is named. */
export function interactionAnywhere(state: Known, user: string): JsonObject {
  return { ...interactionBase(state, user), ...(state.identity.isOrgWide && { team: null }) };
}

function namesOf({ people }: Known, user: string): JsonObject {
  const handle = handleOf(people.find(({ id }) => id === user)?.name ?? user);
  return { username: handle, name: handle };
}

/** Of something in a message or in a view, which stands in no channel. */
export function interactionIn({ kind }: Container, state: Known, user: string): JsonObject {
  return kind === 'message' ? interactionBase(state, user) : interactionAnywhere(state, user);
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
