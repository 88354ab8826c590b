import { z } from 'zod';

/** The page's file name without `.md`: 32 lower-case hex digits. The key; titles repeat. */
export const PageId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'PageId'>();
export type PageId = z.infer<typeof PageId>;

/**
 * An id as the generator's clean-up step left it in link lists: a `d` after eight digits was
 * taken for the suffix of a date and dropped. The id itself when nothing was dropped.
 */
export function brokenId(id: string): string {
  return id.replace(/(\d{8})d/g, '$1');
}
