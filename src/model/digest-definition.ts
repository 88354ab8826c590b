import { z } from 'zod';
import { ItemKind, Relevancy } from './item.ts';
import { Schedule } from './schedule.ts';

/** The file name of a definition without `.yml`: lower-case letters, digits and hyphens. */
export const DigestName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .brand<'DigestName'>();
export type DigestName = z.infer<typeof DigestName>;

export const Grouping = z.enum(['page', 'theme', 'kind', 'none']);
export type Grouping = z.infer<typeof Grouping>;

/** A digest as a curator defines it, resolved: every default filled in. */
export const DigestDefinition = z.object({
  name: DigestName,
  /** What the parent message is headed with. */
  title: z.string().min(1).max(120),
  schedule: Schedule,
  /** `#foresight`, or a channel id (`C0123ABCD`). */
  channel: z.string(),
  kinds: z.array(ItemKind).min(1),
  /** Null posts whatever is new, rated or not. */
  minimumRelevancy: Relevancy.nullable(),
  /** In the query language of search; empty asks for everything. */
  query: z.string(),
  /** What is posted: items of the archive. */
  what: z.enum(['items']).default('items'),
  /** Items in one run, 1 to 50. */
  limit: z.number().int().min(1).max(50),
  /** Items of one page in a run; null is three of ten places. */
  perPage: z.number().int().min(1).max(50).nullable().default(null),
  /** Items of one theme in a run, where others have something; null is five of ten places. */
  perTheme: z.number().int().min(1).max(50).nullable().default(null),
  grouping: Grouping,
  /** When nothing was found: post nothing, or a note that says so. */
  empty: z.enum(['skip', 'post']),
});
export type DigestDefinition = z.infer<typeof DigestDefinition>;
