import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../model/slack-ids.ts';

const Info = z.object({
  user: z.looseObject({
    name: z.string().optional(),
    real_name: z.string().optional(),
    profile: z
      .looseObject({ display_name: z.string().optional(), real_name: z.string().optional() })
      .optional(),
  }),
});

/**
 * What others call a person, as plain text: it stands where a mention would notify them. Null where
 * Slack does not say, or has no such person any more.
 */
export async function nameOf(client: WebClient, user: UserId): Promise<string | null> {
  try {
    const { name, real_name, profile } = Info.parse(await client.users.info({ user })).user;
    return profile?.display_name || profile?.real_name || real_name || name || null;
  } catch {
    // A message is not held up for it: it says "a curator" instead.
    return null;
  }
}
