import { type AuthorityRules, toldOfTrouble } from '../../model/authority.ts';
import type { UserId } from '../../model/slack-ids.ts';
import { createUserGroups, type UserGroupsDeps } from './user-groups.ts';

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

export interface NamedPeopleDeps extends UserGroupsDeps {
  readonly rules: AuthorityRules;
}

/**
 * Builds it over Slack's user groups. One that was deleted, or cannot be read, has nobody in it: who
 * was named through it may no more than others until it can, and a refusal says why.
 */
export function createNamedPeople({ rules, ...deps }: NamedPeopleDeps): NamedPeople {
  const groups = createUserGroups(deps);
  const expand = async (ids: readonly UserId[]): Promise<readonly UserId[]> => {
    const all = await Promise.all(
      ids.map(async (id) => (isGroup(id) ? await groups.membersOf(id) : [id])),
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
      return groups.gone();
    },
    missingScope: () => groups.missingScope(),
  };
}
