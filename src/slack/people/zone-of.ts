import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { readTimezone } from '../../digests/schedule/timezones.ts';
import type { UserId } from '../../model/slack-ids.ts';

const Info = z.object({ user: z.looseObject({ tz: z.string().optional() }) });

/** The zone of a person's profile, IANA name; UTC where Slack does not say, or one that is not known here. */
export async function zoneOf(client: WebClient, user: UserId): Promise<string> {
  try {
    const zone = readTimezone(Info.parse(await client.users.info({ user })).user.tz ?? 'UTC');
    return zone.kind === 'timezone' ? zone.name : 'UTC';
  } catch {
    // Only what a form opens with: the person sees it and may choose another.
    return 'UTC';
  }
}
