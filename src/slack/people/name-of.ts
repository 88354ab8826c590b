import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../model/slack-ids.ts';
import { calledBy, SaidNames } from './name-memory.ts';

const Info = z.object({ user: SaidNames });

/**
 * What others call a person, as plain text: it stands where a mention would notify them. Null where
 * Slack does not say, or has no such person any more.
 */
export async function nameOf(client: WebClient, user: UserId): Promise<string | null> {
  try {
    return calledBy(Info.parse(await client.users.info({ user })).user);
  } catch {
    // A message is not held up for it: it says "a curator" instead.
    return null;
  }
}
