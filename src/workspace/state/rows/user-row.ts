import type { JsonObject } from '../../json.ts';
import type { Person } from '../../page-protocol.ts';
import type { Identity } from '../identity.ts';
import { organisationOf } from '../people.ts';
import type { State } from '../state.ts';

type Known = Pick<State, 'identity' | 'people' | 'channels' | 'clock' | 'messages'>;

/** A person's handle, as Slack used to write it: `mira.lang`. */
export function handleOf(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, '.');
}

/**
 * A person or the app's bot user as Slack's API writes them; undefined for nobody.
 *
 * @param withLocale - as with `include_locale`.
 */
export function userRow(state: Known, id: string, withLocale: boolean): JsonObject | undefined {
  const { identity, people } = state;
  const person = people.find((each) => each.id === id);
  const bot = botNameOf(state, id);
  const isBot = bot !== undefined;
  const name = bot ?? person?.name;
  if (name === undefined) {
    return undefined;
  }
  const organisation = organisationOf(identity, person);
  return {
    id,
    team_id: organisation.teamId,
    name: handleOf(name),
    deleted: person?.account === 'deactivated',
    real_name: name,
    ...zoneFields(state, person?.zone ?? 'Etc/UTC'),
    profile: profileOf(identity, name, organisation.teamId, id === identity.botUserId),
    ...accountFields(person),
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
    ...(isStranger(state, person) && { is_stranger: true }),
    ...(organisation.enterprise !== undefined && {
      enterprise_user: {
        id,
        enterprise_id: organisation.enterprise.id,
        enterprise_name: organisation.enterprise.name,
        is_admin: false,
        is_owner: false,
        teams: [organisation.teamId],
      },
    }),
    ...(withLocale && { locale: person?.locale ?? 'en-US' }),
  };
}

/** Ours, or that of another app that has said something. */
function botNameOf({ identity, messages }: Known, id: string): string | undefined {
  return id === identity.botUserId
    ? identity.botName
    : messages.all().find(({ user, otherApp }) => user === id && otherApp !== null)?.otherApp?.name;
}

function accountFields(person: Person | undefined): JsonObject {
  const isSingle = person?.account === 'single-channel-guest';
  return {
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isSingle || person?.account === 'guest',
    is_ultra_restricted: isSingle,
  };
}

/** Somebody of another organisation with whom the app shares no channel. */
function isStranger({ channels, identity }: Known, person: Person | undefined): boolean {
  const meets = channels
    .all()
    .some(
      ({ kind, members }) =>
        kind !== 'app' &&
        members.includes(identity.botUserId) &&
        members.includes(person?.id ?? ''),
    );
  return person?.organisation !== undefined && !meets;
}

function zoneFields({ clock }: Known, zone: string): JsonObject {
  const now = clock.now();
  const nameOf = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const [, sign = '+', hours = '0', minutes = '0'] =
    /^GMT([+-])(\d\d):(\d\d)/.exec(nameOf('longOffset')) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return { tz: zone, tz_label: nameOf('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

function profileOf(
  { botId, appId }: Pick<Identity, 'botId' | 'appId'>,
  name: string,
  team: string,
  isOurBot: boolean,
): JsonObject {
  return {
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
    team,
    ...(isOurBot && { bot_id: botId, api_app_id: appId }),
  };
}
