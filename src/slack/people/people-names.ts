import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { PeopleNames } from '../../exports/people-names.ts';
import type { Clock } from '../../model/clock.ts';
import type { TeamId, UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';
import { calledBy, type NameMemory, SaidNames } from './name-memory.ts';

const Answer = z.object({ user: SaidNames });

/** People asked about at once. Slack answers a hundred a minute; a sheet names a handful. */
const MOST = 60;

export interface PeopleNamesDeps {
  readonly client: Pick<WebClient, 'users'>;
  readonly nameMemory: NameMemory;
  /** The installation's. @throws before the app is connected. */
  readonly team: () => TeamId;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * People's names as Slack shows them, each asked for once while the app runs, and remembered. Whom
 * Slack does not know any more, and everybody where the scope `users:read` is missing, is called as
 * they were when they were met last; who was never met is left out.
 */
export function createPeopleNames(deps: PeopleNamesDeps): PeopleNames {
  const { client, nameMemory, team, clock } = deps;
  const known = new Map<UserId, string>();
  const ask = async (user: UserId): Promise<void> => {
    try {
      const name = calledBy(Answer.parse(await client.users.info({ user })).user);
      if (name !== null) {
        known.set(user, name);
        await nameMemory.keepName({ team: team(), user }, name, clock.now());
      }
    } catch (error) {
      // An answer of Slack's that says no; anything else is a fault, and told as one.
      if (platformCode(error) === undefined) {
        throw error;
      }
    }
  };
  return async (people) => {
    const asked = [...new Set(people)];
    await Promise.all(
      asked
        .filter((id) => !known.has(id))
        .slice(0, MOST)
        .map(ask),
    );
    const unknown = asked.filter((id) => !known.has(id));
    const remembered = unknown.length === 0 ? [] : await nameMemory.namesOf(unknown);
    return new Map([...remembered, ...[...known].filter(([id]) => asked.includes(id))]);
  };
}
