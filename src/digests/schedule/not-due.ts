import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { nextSlot } from './slots.ts';

/** A thousand alerts that are due on Monday cost nothing until then. */
export function createNotDue(clock: Clock) {
  const until = new Map<string, { readonly version: number; readonly at: Date }>();
  return {
    /** Files may be edited at any time, so they are asked each time. */
    holds: ({ name, made }: DigestDefinition) => {
      const known = until.get(name);
      return made !== null && known?.version === made.version && clock.now() < known.at;
    },
    note: ({ name, made, schedule }: DigestDefinition) => {
      const at = nextSlot(schedule, clock.now())?.at;
      if (made !== null && at !== undefined) {
        until.set(name, { version: made.version, at });
      }
    },
  };
}
