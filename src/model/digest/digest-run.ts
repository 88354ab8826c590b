import { z } from 'zod';
import { ItemId } from '../item.ts';
import { ChannelId, MessageRef, MessageTs } from '../slack-ids.ts';
import { DigestName } from './digest-definition.ts';
import { DigestMessage } from './digest-message.ts';

/**
 * The nominal local time of a slot, `2026-11-30T09:00`: what identifies a run
 * together with its digest. Proof against daylight saving and moved clocks. A
 * second run that a person asks for in the same minute, or in its repetition
 * when summer time ends, is told apart by `~2`. An instant one has the number of
 * the index that brought its items instead: `index-42`.
 */
export const SlotLocal = z
  .string()
  .regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d|index-\d+)(~\d+)?$/)
  .brand<'SlotLocal'>();
export type SlotLocal = z.infer<typeof SlotLocal>;

/**
 * posting → done | expired | refused. `empty` and `missed` are born final: the
 * run is on record, nothing was or will be posted.
 */
const RunState = z.enum(['posting', 'done', 'empty', 'missed', 'expired', 'refused']);

export const DigestRun = z.object({
  /** Opaque; goes into message metadata, which any app in the workspace can read. */
  id: z.string(),
  digest: DigestName,
  slotLocal: SlotLocal,
  slotAt: z.date(),
  /** What the run covers: pages first seen after `from`, up to `to`. The next run starts at `to`. */
  from: z.date(),
  to: z.date(),
  /** `schedule`, or the id of who asked for it. */
  requestedBy: z.string(),
  plannedAt: z.date(),
  /** Nothing of the run is posted after this instant. */
  expiresAt: z.date(),
  state: RunState,
  /** As the definition says it. */
  channel: z.string(),
  /** Null until Slack has named it. */
  channelId: ChannelId.nullable(),
  /** The thread that its list is a reply in; null in the channel itself. */
  threadTs: MessageTs.nullable().default(null),
  /**
   * Its slot lay before this process began, so a restored backup may not know what was posted:
   * the channel is looked through before anything is.
   */
  lookFirst: z.boolean(),
  /** When it was closed; null while it is open, and in ledgers of older versions. */
  endedAt: z.date().nullable(),
  /** Why it was refused, expired or missed, in words; null when all went well. */
  reason: z.string().nullable(),
});
export type DigestRun = z.infer<typeof DigestRun>;

/**
 * pending → sending → sent | unknown | dead | expired | withdrawn.
 * `unknown`: Slack may or may not have the message; look before posting again.
 */
export const DeliveryState = z.enum([
  'pending',
  'sending',
  'sent',
  'unknown',
  'dead',
  'expired',
  'withdrawn',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One message of a run: its parent (seq 0), the parent's further parts, or an item's reply. */
export const Delivery = z.object({
  id: z.string(),
  runId: z.string(),
  /** Posting order within the run. */
  seq: z.number().int().min(0),
  itemId: ItemId.nullable(),
  message: DigestMessage,
  state: DeliveryState,
  attempts: z.number().int().min(0),
  /** Which process holds it while `sending`. */
  owner: z.string().nullable(),
  /** When the first post began, which is what patience is measured from; null before it. */
  firstTriedAt: z.date().nullable(),
  /** When the last post began; null before the first. */
  startedAt: z.date().nullable(),
  /** Not to be touched before; null when it is due. */
  notBefore: z.date().nullable(),
  /** How often a lookup since the last post found it absent. */
  absences: z.number().int().min(0),
  ref: MessageRef.nullable(),
  /** Slack's code or the last fault that it met; null when all went well. */
  reason: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A delivery without what it says: all that deciding needs, and cheap to read at every step. */
export const LedgerEntry = Delivery.omit({ message: true });
export type LedgerEntry = z.infer<typeof LedgerEntry>;
