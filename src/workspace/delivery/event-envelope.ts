import { isObject, type JsonObject, objectAt, stringAt } from '../json.ts';
import { installedTeam, organisationOf } from '../state/people.ts';
import type { State } from '../state/state.ts';

export type Event = JsonObject & { readonly type: string };
type Known = Pick<State, 'clock' | 'identity' | 'newId' | 'channels' | 'people'>;

/**
 * What Slack puts around an event. Its outer `team_id` is where it came from, in a shared channel
 * another organisation's; `authorizations` and `context_team_id` say where the app is installed.
 */
export function eventEnvelope(state: Known, event: Event): JsonObject {
  const { clock, identity, newId } = state;
  const eventId = newId('Ev');
  const { enterprise, isOrgWide, teamId } = identity;
  const source = sourceOf(state, event);
  return {
    token: 'deprecated-verification-token',
    team_id: source.teamId,
    ...(source.enterprise !== undefined && { enterprise_id: source.enterprise.id }),
    context_team_id: teamId,
    context_enterprise_id: enterprise?.id ?? null,
    api_app_id: identity.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: isOrgWide ? null : teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: isOrgWide,
      },
    ],
    is_ext_shared_channel: source.isShared,
    event_context: `4-${eventId}`,
  };
}

/** The end of an installation comes without channel, person and authorization. */
export function farewellEnvelope(state: Known, event: Event): JsonObject {
  const { authorizations: _none, ...rest } = eventEnvelope(state, event);
  return rest;
}

/** That more than 30,000 events came within an hour, and this minute's were dropped. */
export function rateLimitedEnvelope({ clock, identity }: Known): JsonObject {
  return {
    token: 'deprecated-verification-token',
    type: 'app_rate_limited',
    team_id: installedTeam(identity),
    minute_rate_limited: Math.floor(clock.now().getTime() / 60_000) * 60,
    api_app_id: identity.appId,
  };
}

function sourceOf({ channels, identity, people }: Known, event: Event) {
  const place = isObject(event.item) ? objectAt(event, 'item') : event;
  const channel = channels.find(stringAt(place, 'channel') ?? '');
  const person = people.find(({ id }) => id === event.user);
  const ours = organisationOf(identity, undefined);
  if (channel === undefined || channel.connectedTeams.length === 0) {
    return { ...ours, isShared: false };
  }
  const theirs = organisationOf(identity, person);
  const isHosted = channel.hostTeam !== identity.teamId && person?.organisation === undefined;
  return isHosted
    ? { teamId: channel.hostTeam, enterprise: undefined, isShared: true }
    : { ...theirs, isShared: true };
}
