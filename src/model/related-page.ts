import { z } from 'zod';
import { PageId } from './page-id.ts';

/** A page that another one names among its closest, as the archive has it now. */
export const RelatedPage = z.object({
  id: PageId,
  title: z.string(),
  /** The article's address; null when the page has no usable link. */
  url: z.string().nullable(),
});
export type RelatedPage = z.infer<typeof RelatedPage>;
