import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../model/clock.ts';
import { MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import { UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

/** Who joins or leaves a group is seen this much later. */
const KNOWN_FOR_MS = 10 * MINUTE_MS;

const SCOPE = 'usergroups:read';

const Users = z.object({ users: z.array(UserId) });

export interface UserGroupsDeps {
  readonly client: WebClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

/** The members of Slack's user groups, over `usergroups:read`. */
export interface UserGroups {
  /** Nobody where the group was deleted; where it cannot be read, who was in it when it could. */
  membersOf(group: UserId): Promise<readonly UserId[]>;
  /** Groups that were asked for and of which Slack knows nothing. */
  gone(): readonly UserId[];
  /** For want of which a group that was asked for could not be read; null: for none. */
  missingScope(): string | null;
}

/** Builds it; members are kept for ten minutes, and for as long as Slack does not answer. */
export function createUserGroups({ client, clock, events }: UserGroupsDeps): UserGroups {
  const known = new Map<UserId, { readonly users: readonly UserId[]; readonly until: number }>();
  const gone = new Set<UserId>();
  const unread = new Set<UserId>();
  let isScopeTold = false;

  const lackScope = (group: UserId) => {
    unread.add(group);
    if (!isScopeTold) {
      isScopeTold = true;
      const feature = 'curators and operators named by a user group';
      events.emit('scope-missing', { scope: SCOPE, feature });
    }
  };

  return {
    gone: () => [...gone],
    missingScope: () => (unread.size === 0 ? null : SCOPE),
    membersOf: async (group) => {
      const now = clock.now().getTime();
      const kept = known.get(group);
      if (kept !== undefined && kept.until > now) {
        return kept.users;
      }
      try {
        const { users } = Users.parse(await client.usergroups.users.list({ usergroup: group }));
        gone.delete(group);
        unread.delete(group);
        known.set(group, { users, until: now + KNOWN_FOR_MS });
        return users;
      } catch (error) {
        const code = platformCode(error);
        if (code === 'missing_scope') {
          lackScope(group);
        }
        if (code === 'no_such_subteam') {
          gone.add(group);
          unread.delete(group);
          known.set(group, { users: [], until: now + KNOWN_FOR_MS });
          return [];
        }
        return kept?.users ?? [];
      }
    },
  };
}
