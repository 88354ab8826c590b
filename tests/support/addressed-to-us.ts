import { isObject, type JsonObject } from '../../src/workspace/json.ts';
import type { OthersPayload } from './slack-payloads.ts';

/** Whom and what the ids of a payload are to name. */
export interface Ours {
  readonly team: string;
  /** In place of every team that is not the installation's. */
  readonly partnerTeam: string;
  readonly app: string;
  readonly botUser: string;
  /** In place of everybody but the app. */
  readonly person: string;
  /** In place of whoever is of another team. */
  readonly partner: string;
  readonly channel: string;
  /** Of a message there that has replies. */
  readonly threadTs: string;
  /** Of this delivery alone: a repeated event is not worked on again. */
  readonly eventId: string;
  /** In seconds. */
  readonly now: number;
  readonly responseUrl: string;
  readonly triggerId: string;
}

const TEAM = /^(context_|app_installed_|source_)?team(_id)?$|^user_team$/;
const USER = /^(user(_id)?|inviter|item_user|parent_user_id)$/;
const CHANNEL = /^channel(_id)?$/;
const APP = /^(api_)?app_id$/;

/** A payload that somebody else's app was sent, as ours would be: its shape stays, its ids are ours. */
export function addressedToUs({ payload, botUser }: OthersPayload, ours: Ours): JsonObject {
  const theirs = installationOf(payload);
  const theirBot = botUser ?? theirs.botUser ?? 'nobody';

  const idAt = (key: string, id: string): string => {
    if (TEAM.test(key)) {
      return id === theirs.team ? ours.team : ours.partnerTeam;
    }
    if (USER.test(key)) {
      return id === theirBot ? ours.botUser : ours.person;
    }
    if (APP.test(key)) {
      return ours.app;
    }
    // A direct message stays one.
    return CHANNEL.test(key) && !id.startsWith('D') ? ours.channel : id;
  };
  const textAt = (key: string, text: string): string => {
    switch (key) {
      case 'event_id':
        return ours.eventId;
      case 'response_url':
        return ours.responseUrl;
      case 'trigger_id':
        return ours.triggerId;
      case 'thread_ts':
        return ours.threadTs;
      default:
        return idAt(key, text).replaceAll(`<@${theirBot}>`, `<@${ours.botUser}>`);
    }
  };
  const translate = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      return textAt(key, value);
    }
    if (typeof value === 'number' && key === 'event_time') {
      return ours.now;
    }
    if (Array.isArray(value)) {
      return value.map((element) => translate(element, ''));
    }
    if (!isObject(value)) {
      return value;
    }
    if (key === 'user' && (value.team_id ?? theirs.team) !== theirs.team) {
      return { ...value, id: ours.partner, team_id: ours.partnerTeam };
    }
    return Object.fromEntries(
      // `user: {id}` names whom `user: "…"` and `user_id` name.
      Object.entries(value).map(([name, inner]) => [
        name,
        translate(inner, name === 'id' ? key : name),
      ]),
    );
  };
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, translate(value, name)]),
  );
}

/** Where and as whom the other app was installed, as far as the payload says. */
function installationOf(payload: JsonObject): {
  readonly team: unknown;
  readonly botUser: string | undefined;
} {
  const { authorizations, team_id, team, view } = payload;
  const [first] = Array.isArray(authorizations) ? authorizations : [];
  const authorization: JsonObject = isObject(first) ? first : {};
  const installed = isObject(view) ? view.app_installed_team_id : undefined;
  return {
    team: installed ?? authorization.team_id ?? team_id ?? (isObject(team) ? team.id : undefined),
    botUser: typeof authorization.user_id === 'string' ? authorization.user_id : undefined,
  };
}
