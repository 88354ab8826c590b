import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { TeamId } from '../../model/slack-ids.ts';

/** Who the app is, and where it is installed. */
export interface Identity {
  readonly team: TeamId;
  /** The organisation of an Enterprise Grid; null outside one. */
  readonly enterprise: string | null;
  readonly botId: string;
  readonly botUser: string;
  /** Of the workspace, with a slash at its end; null where Slack does not say. */
  readonly address: string | null;
}

const AuthTest = z.looseObject({
  team_id: TeamId,
  enterprise_id: z.string().nullish(),
  bot_id: z.string(),
  user_id: z.string(),
  url: z.string().optional(),
});

/** Asks Slack once; an answer is kept, a failure is not. */
export function createOwnIdentity(client: WebClient): () => Promise<Identity> {
  let known: Identity | undefined;
  return async () => {
    if (known === undefined) {
      const { team_id, enterprise_id, bot_id, user_id, url } = AuthTest.parse(
        await client.auth.test(),
      );
      known = {
        team: team_id,
        enterprise: enterprise_id ?? null,
        botId: bot_id,
        botUser: user_id,
        address: url === undefined ? null : url.replace(/\/*$/, '/'),
      };
    }
    return known;
  };
}
