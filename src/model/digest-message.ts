import { z } from 'zod';
import { ArchiveItem } from './archive-item.ts';
import { DigestName } from './digest-definition.ts';

/** Why an item is in a digest: its page is new since the last slot, or a known page brought it anew. */
const Novelty = z.enum(['new', 'updated']);

/** One item of a digest, frozen when the run was planned. */
export const DigestEntry = z.object({
  /** From 1, through the whole digest, whatever its grouping. */
  number: z.number().int().min(1),
  found: ArchiveItem,
  novelty: Novelty,
  /** Other pages that say nearly the same and were folded into this entry. */
  alsoIn: z.number().int().min(0),
});
export type DigestEntry = z.infer<typeof DigestEntry>;

export const DigestGroup = z.object({
  /** Null when the digest is not grouped. */
  heading: z.string().nullable(),
  entries: z.array(DigestEntry),
});
export type DigestGroup = z.infer<typeof DigestGroup>;

/** What the parent message of a run says. Data: slack draws it. */
export const DigestParent = z.object({
  kind: z.literal('parent'),
  digest: DigestName,
  title: z.string(),
  /** The instants between which pages were first seen: after `from`, up to `to`. */
  from: z.date(),
  to: z.date(),
  /** IANA zone in which the period is shown. */
  timezone: z.string(),
  /** How many slots this run stands in for; 1 when it is on time. */
  slots: z.number().int().min(1),
  /** Entries of the whole digest, so that these, below and over add up to what was found. */
  newItems: z.number().int().min(0),
  updatedItems: z.number().int().min(0),
  /** Found by the query, but under the minimum relevancy. */
  belowThreshold: z.number().int().min(0),
  /** Passed the minimum, but there was no room for them. */
  overLimit: z.number().int().min(0),
  minimumRelevancy: z.number().nullable(),
  query: z.string(),
  /** This part's share of the entries; a long digest has several parts, split between items. */
  groups: z.array(DigestGroup),
  part: z.number().int().min(1),
  parts: z.number().int().min(1),
  nextRunAt: z.date().nullable(),
});
export type DigestParent = z.infer<typeof DigestParent>;

/** The reply that carries one item, so that a reaction on it means exactly that item. */
const DigestReply = z.object({ kind: z.literal('item'), entry: DigestEntry });

export const DigestMessage = z.discriminatedUnion('kind', [DigestParent, DigestReply]);
export type DigestMessage = z.infer<typeof DigestMessage>;
