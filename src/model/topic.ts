import { z } from 'zod';
import { ClosestLink } from './summary.ts';

/** What a topic is called. */
export const TopicName = z.object({
  /** The name of its folder: the topic's name in lower case, of letters alone. */
  slug: z.string(),
  name: z.string(),
});
export type TopicName = z.infer<typeof TopicName>;

/** A page of the archive that gathers others under a subject. All text is plain text. */
export const Topic = TopicName.extend({
  /** What the pages say together, in paragraphs; empty where the page has none. */
  synthesis: z.string(),
  /** The pages that it gathers, as written; the ids may belong to no page. */
  links: z.array(ClosestLink).readonly(),
});
export type Topic = z.infer<typeof Topic>;
