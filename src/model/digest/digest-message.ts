import { z } from 'zod';
import { ArchiveItem } from '../archive-item.ts';
import { ItemId } from '../item.ts';
import { Decision } from '../review/review.ts';
import { ReviewSummary } from '../review/review-summary.ts';
import { UserId } from '../slack-ids.ts';
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
  /** What had been decided on it when the run was planned; what is decided later, its thread hears. */
  decision: Decision.nullable().default(null),
});
export type DigestEntry = z.infer<typeof DigestEntry>;

export const DigestGroup = z.object({
  /** Null when the digest is not grouped. */
  heading: z.string().nullable(),
  /** The article that the whole group is from; null where it is grouped otherwise. */
  article: z
    .object({
      url: z.string().nullable(),
      date: z.string().nullable(),
      theme: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** Items of the article's page that are not listed. */
  more: z.number().int().min(0).default(0),
  /** Whether it goes on from the message before. */
  continued: z.boolean().default(false),
  entries: z.array(DigestEntry),
});
export type DigestGroup = z.infer<typeof DigestGroup>;

/** What happened in the period, for the sentence that heads a digest. */
export const DigestStory = z.object({
  /** Pages that brought what the query asks for: first seen in the period, or known ones. */
  newPages: z.number().int().min(0),
  updatedPages: z.number().int().min(0),
  /** What passed the minimum: by its own rating (or without any floor), and by its page's mean. */
  passed: z.number().int().min(0),
  inherited: z.number().int().min(0),
  /** A theme with clearly more items than before; null where none is. See `findRisingTheme`. */
  rising: z
    .object({
      theme: z.string(),
      items: z.number().int(),
      before: z.number().int(),
      beforeDays: z.number().int(),
    })
    .nullable(),
  /** A theme that has gone quiet since the last digest; null where none has. See `findQuietTheme`. */
  quiet: z
    .object({
      theme: z.string(),
      /** In the last three months, and in the year before them. */
      items: z.number().int(),
      before: z.number().int(),
      /** What its share of that year would give. */
      expected: z.number(),
    })
    .nullable()
    .default(null),
  /** Items that this digest told of and that were accepted since its last run. */
  accepted: z.array(
    z.object({ item: ItemId, name: z.string(), by: UserId, note: z.string().nullable() }),
  ),
  /** Where nothing passed: the best that did not. */
  bestBelow: ArchiveItem.nullable(),
  /** Pages came by their page date, not as they were seen: a preview of a young archive. */
  simulated: z.boolean(),
  /** The first index after a downtime had not ended when this was planned. */
  unindexed: z.boolean(),
});
export type DigestStory = z.infer<typeof DigestStory>;

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
  /** What was decided and what waits, where that is what the digest tells of; else null. */
  review: ReviewSummary.nullable().default(null),
  /** Null in messages of older versions, and where it tells of reviews. */
  story: DigestStory.nullable().default(null),
  /** This part's share of the entries; a long digest has several parts, split between groups. */
  groups: z.array(DigestGroup),
  part: z.number().int().min(1),
  parts: z.number().int().min(1),
  nextRunAt: z.date().nullable(),
  /** An alert: its items are no replies, and whoever gets it made it. */
  isAlert: z.boolean().default(false),
});
export type DigestParent = z.infer<typeof DigestParent>;

/** The reply that carries one item, so that a reaction on it means exactly that item. */
const DigestReply = z.object({ kind: z.literal('item'), entry: DigestEntry });

export const DigestMessage = z.discriminatedUnion('kind', [DigestParent, DigestReply]);
export type DigestMessage = z.infer<typeof DigestMessage>;
