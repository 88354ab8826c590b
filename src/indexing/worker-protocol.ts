import { z } from 'zod';
import { CalendarDate } from '../model/summary.ts';

/** What a worker thread is started with. */
export const WorkerStart = z.object({
  folder: z.string(),
  today: CalendarDate,
  /** Two 32-bit numbers: pages begun, pages finished, since the worker started. */
  counters: z.instanceof(SharedArrayBuffer),
});
export type WorkerStart = z.infer<typeof WorkerStart>;
