import type { UserId } from '../model/slack-ids.ts';

/** How people are called; those whose name is not known are left out. */
export type PeopleNames = (people: readonly UserId[]) => Promise<ReadonlyMap<UserId, string>>;
