import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type AuthorityRules, toldOfTrouble } from '../../model/authority.ts';
import type { Clock } from '../../model/clock.ts';
import { MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import { UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

/** Who joins or leaves a group is seen this much later. */
const KNOWN_FOR_MS = 10 * MINUTE_MS;

const SCOPE = 'usergroups:read';

const Users = z.object({ users: z.array(UserId) });

/** Slack's ids of user groups begin so, those of people do not. */
const isGroup = (id: UserId): boolean => id.startsWith('S');

/** Curators and operators as people: the members of the user groups that are named stand for them. */
export interface NamedPeople {
  rules(): Promise<AuthorityRules>;
  curators(): Promise<readonly UserId[]>;
  /** Who hears of trouble. */
  operators(): Promise<readonly UserId[]>;
  /** Named groups of which Slack knows nothing; empty where it cannot be asked. */
  unknownGroups(): Promise<readonly UserId[]>;
  /** For want of which it was not known, when last asked, who is in a named group; null: for none. */
  missingScope(): string | null;
}

export interface NamedPeopleDeps {
  readonly client: WebClient;
  readonly rules: AuthorityRules;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

/**
 * Builds it over Slack's `usergroups:read`; a group's members are kept for ten minutes, and for as
 * long as Slack does not answer. A group that was deleted, or cannot be read, has nobody in it: who
 * was named through it may no more than others until it can, and a refusal says why.
 */
export function createNamedPeople({ client, rules, clock, events }: NamedPeopleDeps): NamedPeople {
  const known = new Map<UserId, { readonly users: readonly UserId[]; readonly until: number }>();
  const gone = new Set<UserId>();
  const unread = new Set<UserId>();
  let isScopeTold = false;

  const tellScope = () => {
    if (!isScopeTold) {
      isScopeTold = true;
      const feature = 'curators and operators named by a user group';
      events.emit('scope-missing', { scope: SCOPE, feature });
    }
  };
  const membersOf = async (group: UserId): Promise<readonly UserId[]> => {
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
        unread.add(group);
        tellScope();
      }
      if (code === 'no_such_subteam') {
        gone.add(group);
        unread.delete(group);
        known.set(group, { users: [], until: now + KNOWN_FOR_MS });
        return [];
      }
      return kept?.users ?? [];
    }
  };
  const expand = async (ids: readonly UserId[]): Promise<readonly UserId[]> => {
    const all = await Promise.all(
      ids.map(async (id) => (isGroup(id) ? await membersOf(id) : [id])),
    );
    return [...new Set(all.flat())];
  };
  /** Somebody was named: where nobody of them can be found, everybody must not take their place. */
  const orTheNames = (people: readonly UserId[], named: readonly UserId[]) =>
    people.length === 0 ? named : people;
  const expanded = async (): Promise<AuthorityRules> => ({
    ...rules,
    curators: orTheNames(await expand(rules.curators), rules.curators),
    operators: orTheNames(await expand(rules.operators), rules.operators),
  });
  const peopleOnly = (ids: readonly UserId[]) => ids.filter((id) => !isGroup(id));
  return {
    rules: expanded,
    curators: async () => peopleOnly((await expanded()).curators),
    operators: async () => peopleOnly(toldOfTrouble(await expanded())),
    unknownGroups: async () => {
      await expanded();
      return [...gone];
    },
    missingScope: () => (unread.size === 0 ? null : SCOPE),
  };
}
