import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

const Info = z.object({ user: z.looseObject({ deleted: z.boolean().default(false) }) });

/** Whether somebody is still of the workspace: a deactivated account is not. */
export async function isHere(
  client: WebClient,
  person: UserId,
): Promise<'here' | 'gone' | 'unclear'> {
  try {
    return Info.parse(await client.users.info({ user: person })).user.deleted ? 'gone' : 'here';
  } catch (error) {
    return platformCode(error) === 'user_not_found' ? 'gone' : 'unclear';
  }
}
