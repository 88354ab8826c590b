import { z } from 'zod';

export const Weekday = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);
export type Weekday = z.infer<typeof Weekday>;

/** `09:00`, 24 hours, wall-clock time in the schedule's zone. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A schedule of days and a time, as files of the digests folder have it. */
export const TimedSchedule = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day'), at: TimeOfDay, timezone: z.string() }),
  z.object({
    every: z.literal('week'),
    on: z.array(Weekday).min(1),
    at: TimeOfDay,
    timezone: z.string(),
  }),
  z.object({
    every: z.literal('month'),
    /** Days of the month, 1–31; `last` is the last day. A month without the day is skipped. */
    on: z.array(z.union([z.number().int().min(1).max(31), z.literal('last')])).min(1),
    at: TimeOfDay,
    timezone: z.string(),
  }),
]);
export type TimedSchedule = z.infer<typeof TimedSchedule>;

/**
 * When a digest is due. Structured rather than cron text: people read it, and
 * daylight saving has one clear answer (see digests/schedule/slots.ts).
 */
export const Schedule = z.discriminatedUnion('every', [
  ...TimedSchedule.options,
  /** After each index that brought something; the zone is the one that times are shown in. */
  z.object({ every: z.literal('index'), timezone: z.string() }),
]);
export type Schedule = z.infer<typeof Schedule>;
