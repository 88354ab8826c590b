import { z } from 'zod';
import type { Actor, UserId } from '../../model/slack-ids.ts';

/** Remembers how people are called, for where Slack is not asked; the store is one. */
export interface NameMemory {
  keepName(person: Actor, name: string, at: Date): Promise<void>;
  namesOf(people: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
}

/** What Slack says of somebody's names. */
export const SaidNames = z.looseObject({
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: z
    .looseObject({ display_name: z.string().optional(), real_name: z.string().optional() })
    .optional(),
});

/** What others call a person, as plain text; null where Slack does not say. */
export function calledBy({ profile, real_name, name }: z.infer<typeof SaidNames>): string | null {
  return profile?.display_name || profile?.real_name || real_name || name || null;
}
