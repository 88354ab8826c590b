import { z } from 'zod';
import { TimeOfDay } from './schedule.ts';

/** When a person wants to hear nothing from their alerts. */
export const Preferences = z.object({
  /** From the first time of day up to the second, over midnight where that is earlier; null for never. */
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable(),
  /** Whether Saturdays and Sundays are quiet. */
  quietWeekend: z.boolean(),
  /** IANA name of the zone that both are meant in. */
  timezone: z.string(),
});
export type Preferences = z.infer<typeof Preferences>;
