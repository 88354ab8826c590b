import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { PeopleNames } from '../../exports/people-names.ts';
import { UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

const Answer = z.object({
  user: z.object({
    real_name: z.string().optional(),
    name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});

/** People asked about at once. Slack answers a hundred a minute; a sheet names a handful. */
const MOST = 60;

/**
 * People's names as Slack shows them, each asked for once while the app runs. Whom Slack does not
 * know, and everybody where the scope `users:read` is missing, is left out.
 */
export function createPeopleNames(client: Pick<WebClient, 'users'>): PeopleNames {
  const known = new Map<UserId, string>();
  const ask = async (id: UserId): Promise<void> => {
    try {
      const { user } = Answer.parse(await client.users.info({ user: id }));
      const name = user.profile?.display_name || user.real_name || user.name;
      if (name !== undefined && name !== '') {
        known.set(id, name);
      }
    } catch (error) {
      // An answer of Slack's that says no; anything else is a fault, and told as one.
      if (platformCode(error) === undefined) {
        throw error;
      }
    }
  };
  return async (people) => {
    const unknown = [...new Set(people)].filter((id) => !known.has(id)).slice(0, MOST);
    await Promise.all(unknown.map((id) => ask(UserId.parse(id))));
    return new Map([...known].filter(([id]) => people.includes(id)));
  };
}
