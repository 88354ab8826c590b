import { z } from 'zod';
import { ItemKind, Relevancy } from './item.ts';
import { Schedule } from './schedule.ts';

/** The file name of a definition without `.yml`: lower-case letters, digits and hyphens. */
export const DigestName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .brand<'DigestName'>();
export type DigestName = z.infer<typeof DigestName>;

export const Grouping = z.enum(['kind', 'theme', 'page', 'none']);
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
  /** Items in one run, 1 to 50. */
  limit: z.number().int().min(1).max(50),
  grouping: Grouping,
  /** When nothing was found: post nothing, or a note that says so. */
  empty: z.enum(['skip', 'post']),
});
export type DigestDefinition = z.infer<typeof DigestDefinition>;
