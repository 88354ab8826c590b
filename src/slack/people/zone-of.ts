import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../model/slack-ids.ts';

const Info = z.object({ user: z.looseObject({ tz: z.string().optional() }) });

/** The zone of a person's profile, IANA name; UTC where Slack does not say. */
export async function zoneOf(client: WebClient, user: UserId): Promise<string> {
  try {
    return Info.parse(await client.users.info({ user })).user.tz ?? 'UTC';
  } catch {
    // Only what a form opens with: the person sees it and may choose another.
    return 'UTC';
  }
}
