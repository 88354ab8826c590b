import type { JsonObject } from '../json.ts';
import type { State } from './state.ts';

/** A person's handle, as Slack used to write it: `mira.lang`. */
export function handleOf(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, '.');
}

/** A person or the app's bot user as Slack's API writes them; undefined for nobody. */
export function userRow(
  { identity, people }: Pick<State, 'identity' | 'people'>,
  id: string,
): JsonObject | undefined {
  const isBot = id === identity.botUserId;
  const name = isBot ? identity.botName : people.find((person) => person.id === id)?.name;
  if (name === undefined) {
    return undefined;
  }
  return {
    id,
    team_id: identity.teamId,
    name: handleOf(name),
    deleted: false,
    real_name: name,
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: {
      real_name: name,
      real_name_normalized: name,
      display_name: name,
      display_name_normalized: name,
      title: '',
      phone: '',
      skype: '',
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      team: identity.teamId,
      ...(isBot && { bot_id: identity.botId, api_app_id: identity.appId }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
  };
}
