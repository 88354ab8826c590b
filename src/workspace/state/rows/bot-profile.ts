import type { JsonObject } from '../../json.ts';
import type { State } from '../state.ts';

/** Our own app, as `bots.info` and its messages tell of it. */
export function botProfile(identity: State['identity']): JsonObject {
  const { botId: id, appId, botUserId: userId, botName: name, teamId } = identity;
  return profileOf({ id, appId, userId, name, teamId });
}

interface Bot {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly name: string;
  readonly teamId: string;
}

/** How Slack writes any app that speaks. */
export function profileOf({ id, appId, userId, name, teamId }: Bot): JsonObject {
  return {
    id,
    app_id: appId,
    user_id: userId,
    name,
    icons: { image_36: '', image_48: '', image_72: '' },
    deleted: false,
    updated: 0,
    team_id: teamId,
  };
}

/** What is known of another app from what it has said; undefined of one that said nothing. */
export function otherBot(
  { identity, messages }: Pick<State, 'identity' | 'messages'>,
  isMeant: (bot: { readonly botId: string; readonly user: string }) => boolean,
): JsonObject | undefined {
  for (const { otherApp, user } of messages.all()) {
    if (otherApp !== null && isMeant({ botId: otherApp.botId, user })) {
      const { botId: id, appId, name } = otherApp;
      return profileOf({ id, appId, userId: user, name, teamId: identity.teamId });
    }
  }
  return undefined;
}
