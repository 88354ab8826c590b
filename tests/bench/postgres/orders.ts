import { z } from 'zod';

/** What the bench tells a replica to do. */
export const Order = z.discriminatedUnion('do', [
  /** So many events are recorded, one after the other. */
  z.object({ do: z.literal('write'), count: z.number(), pauseMs: z.number() }),
  /** Whatever is pending of these runs is claimed. */
  z.object({ do: z.literal('claim'), runs: z.array(z.string()) }),
  z.object({ do: z.literal('index'), folder: z.string() }),
  /** When the events of others came here. */
  z.object({ do: z.literal('seen') }),
  z.object({ do: z.literal('end') }),
]);
export type Order = z.infer<typeof Order>;

const Written = z.object({ id: z.string(), begun: z.number(), done: z.number() });
/** One event: when it was begun to be recorded, and when that was done, in ms of the machine. */
export type Written = z.infer<typeof Written>;

const Claimed = z.object({ claimed: z.array(z.string()), begun: z.number(), done: z.number() });
export type Claimed = z.infer<typeof Claimed>;

/** What came of it. */
export const Done = z.object({
  ...Claimed.partial().shape,
  written: z.array(Written).optional(),
  pages: z.number().optional(),
  seen: z.array(z.tuple([z.string(), z.number()])).optional(),
});
export type Done = z.infer<typeof Done>;
