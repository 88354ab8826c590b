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

/** The token is a person's: nothing can be posted as the app, and nothing be told from what others say. */
export class NoBotTokenError extends Error {
  readonly code = 'no_bot_token';

  constructor() {
    super('The token is a user token, not a bot token');
    this.name = 'NoBotTokenError';
  }
}

const AuthTest = z.looseObject({
  team_id: TeamId,
  enterprise_id: z.string().nullish(),
  /** Only of a bot token. */
  bot_id: z.string().optional(),
  user_id: z.string(),
  url: z.string().optional(),
});

/** Asks Slack once; an answer is kept, a failure is not. @throws {NoBotTokenError} */
export function createOwnIdentity(client: WebClient): () => Promise<Identity> {
  let known: Identity | undefined;
  return async () => {
    if (known === undefined) {
      const { team_id, enterprise_id, bot_id, user_id, url } = AuthTest.parse(
        await client.auth.test(),
      );
      if (bot_id === undefined) {
        throw new NoBotTokenError();
      }
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
