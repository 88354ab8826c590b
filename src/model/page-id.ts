import { z } from 'zod';

/** The page's file name without `.md`: 32 lower-case hex digits. The key; titles repeat. */
export const PageId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'PageId'>();
export type PageId = z.infer<typeof PageId>;
