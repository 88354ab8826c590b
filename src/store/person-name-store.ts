import type { Actor, UserId } from '../model/slack-ids.ts';

/**
 * How people are called in Slack, as it was when they were met last. `person forget` drops it; it
 * goes by itself where nothing else that is kept names them any more.
 */
export interface PersonNameStore {
  keepName(person: Actor, name: string, at: Date): Promise<void>;
  /** Those that are known; ids of Slack's are never given twice. */
  namesOf(people: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
}
