import { z } from 'zod';
import { DatabaseFacts } from './check-database.ts';

/** What the copying process says at its end. */
export const CopyResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('copied'), facts: DatabaseFacts }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum([
      'busy',
      'disk-full',
      'not-ours',
      'too-new',
      'id-taken',
      'read-only',
      'replaced',
      'damaged',
      'away',
      'unavailable',
    ]),
    message: z.string(),
  }),
]);
export type CopyResult = z.infer<typeof CopyResult>;
