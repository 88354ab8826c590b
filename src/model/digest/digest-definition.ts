import { z } from 'zod';
import { ItemKind, Relevancy } from '../item.ts';
import { ChannelId, MessageTs, TeamId, UserId } from '../slack-ids.ts';
import { Pause } from './pause.ts';
import { Schedule } from './schedule.ts';

/** The file name of a definition without `.yml`: lower-case letters, digits and hyphens. */
export const DigestName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .brand<'DigestName'>();
export type DigestName = z.infer<typeof DigestName>;

export const Grouping = z.enum(['page', 'theme', 'kind', 'none']);
export type Grouping = z.infer<typeof Grouping>;

/** What is posted: new items of the archive, or what was decided on flagged ones and what waits. */
export const DigestSubject = z.enum(['items', 'review']);

/** What a digest that was made in Slack has beside what every digest has. */
export const Made = z.object({
  team: TeamId,
  owner: UserId,
  /** Counts its changes, from 1: who changes it says which they saw. */
  version: z.number().int().min(1),
  /** It goes to a private channel, and is shown to nobody who is not in it. */
  isPrivate: z.boolean(),
  /** Nothing that came before is posted: when it was made, or went on after a pause. */
  startsAt: z.date(),
  /** No slot before it is due: when its schedule was changed last. */
  slotsFrom: z.date(),
  /** Where its first answer goes instead, once: the thread in which it was asked for. */
  firstAnswer: z.object({ channel: ChannelId, threadTs: MessageTs }).nullable(),
});
export type Made = z.infer<typeof Made>;

/** A digest as a curator defines it, resolved: every default filled in. */
export const DigestDefinition = z.object({
  name: DigestName,
  /** What the parent message is headed with. */
  title: z.string().min(1).max(120),
  schedule: Schedule,
  /** `#foresight`, a channel id (`C0123ABCD`), or a person's (`U0123ABCD`): an alert. */
  channel: z.string(),
  kinds: z.array(ItemKind).min(1),
  /** Null posts whatever is new, rated or not. */
  minimumRelevancy: Relevancy.nullable(),
  /** In the query language of search; empty asks for everything. */
  query: z.string(),
  what: DigestSubject.default('items'),
  /** Items in one run, or decisions that one names, 1 to 50. */
  limit: z.number().int().min(1).max(50),
  /** Items of one page in a run; null is three of ten places. */
  perPage: z.number().int().min(1).max(50).nullable().default(null),
  /** Items of one theme in a run, where others have something; null is five of ten places. */
  perTheme: z.number().int().min(1).max(50).nullable().default(null),
  grouping: Grouping,
  /** When nothing was found: post nothing, or a note that says so. */
  empty: z.enum(['skip', 'post']),
  /** Whether each item is a reply of its own; alerts have none. */
  replies: z.boolean().default(true),
  /** Whether an instant one may come more than once an hour. */
  unhurried: z.boolean().default(true),
  /** Null for a file of the digests folder. */
  made: Made.nullable().default(null),
  /** Null while it runs. */
  pause: Pause.nullable().default(null),
});
export type DigestDefinition = z.infer<typeof DigestDefinition>;

/** Whom an alert is for, and whom its `by:me` means; undefined for a channel's digest. */
export const personOf = (channel: string): UserId | undefined =>
  isPerson(channel) ? UserId.parse(channel) : undefined;

/** Whether a digest's `channel` is a person, so that it is an alert. */
export const isPerson = (channel: string): boolean => /^[UW][A-Z0-9]{2,30}$/.test(channel);
