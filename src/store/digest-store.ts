import type { ArchiveItem } from '../model/archive-item.ts';
import type { Candidates } from '../model/candidates.ts';
import type { DigestName } from '../model/digest/digest-definition.ts';
import type { RunSelection } from '../model/digest/digest-reason.ts';
import type { Delivery, DigestRun, LedgerEntry, SlotLocal } from '../model/digest/digest-run.ts';
import type { Item, ItemId, ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { Query } from '../model/query.ts';
import type { Decision } from '../model/review/review.ts';
import type { ReviewSummary } from '../model/review/review-summary.ts';
import type { Actor, ChannelId, MessageRef, TeamId } from '../model/slack-ids.ts';
import type { CalendarDate } from '../model/summary.ts';

export interface CandidateRequest {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  /** After `from`, up to `to`. */
  readonly from: Date;
  readonly to: Date;
  /**
   * `seen`: pages are new when they were first seen, those of the baseline never. `page-date`:
   * those of the baseline count as if they had come at midnight (UTC) of their page date.
   */
  readonly arrivals: 'seen' | 'page-date';
}

export type ItemText = Pick<Item, 'name' | 'description' | 'change'>;

/** An accepted item that a digest told of, with who accepted it last. */
export interface AcceptedItem {
  readonly found: ArchiveItem;
  readonly by: Actor['user'];
  readonly note: string | null;
}

export interface ReviewsRequest {
  /** Null: every team's. */
  readonly team: TeamId | null;
  /** Decisions after `from`, up to `to`. */
  readonly from: Date;
  readonly to: Date;
  /** What was put off until this day waits again. */
  readonly today: CalendarDate;
  /** How many decisions are named, and how much of what waits longest. */
  readonly decisions: number;
  readonly longest: number;
}

export interface RunEnd {
  readonly state: Exclude<DigestRun['state'], 'posting'>;
  readonly reason: string | null;
  readonly at: Date;
}

/** A delivery as first written: everything else starts empty. */
export type NewDelivery = Pick<Delivery, 'id' | 'seq' | 'itemId' | 'message'> & {
  /** For a list without replies that names one item alone: a reaction on it means that one. */
  readonly soleItem?: ItemId | null;
};

/** The ledger of digests: written before and after each post, so that any crash can be resumed. */
export interface DigestStore {
  /** When the digest was first known here; writes `at` when it is now. Its first period starts there. */
  registerDigest(name: DigestName, at: Date): Promise<Date>;
  /** When the digest was first known here; undefined when it is not yet. Writes nothing. */
  digestRegisteredAt(name: DigestName): Promise<Date | undefined>;
  digestCandidates(request: CandidateRequest): Promise<Candidates>;
  /**
   * Pages of these items that were first seen after an instant, and rows that changed after it, count
   * as seen at it; those of the baseline and of before stay.
   * @returns how many pages.
   */
  putArrivalsBack(ids: readonly ItemId[], at: Date): Promise<number>;
  /** Whether a page or a changed row came after an instant. */
  hasArrivalsSince(at: Date): Promise<boolean>;
  /** Whether any page came after the baseline. */
  hasArrivals(): Promise<boolean>;
  /** How many of the items that came in a period stand under each theme, by its lower-case value. */
  themeArrivals(request: CandidateRequest): Promise<ReadonlyMap<string, number>>;
  /** What rows say, by id; unknown ids are left out. */
  itemTexts(ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemText>>;
  /** By id, gone ones included; unknown ids are left out. */
  items(ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ArchiveItem>>;
  /** How many items are on each page now. */
  itemsOnPages(ids: readonly PageId[]): Promise<ReadonlyMap<PageId, number>>;
  /** What of a digest's items was accepted after an instant, and still is; newest first. */
  acceptedSince(name: DigestName, since: Date): Promise<readonly AcceptedItem[]>;
  /** What was decided in a period and what waits now, without what stands in private channels. */
  reviewsIn(request: ReviewsRequest): Promise<ReviewSummary>;
  /** The standing decision of each item; those without one are left out. */
  decisionsOn(team: TeamId | null, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Decision>>;
  /** When the decisions of a period that stand were made, oldest first. */
  decisionTimes(request: Pick<ReviewsRequest, 'team' | 'from' | 'to'>): Promise<readonly Date[]>;
  /** The run of this digest that covers the latest period, whatever its state. */
  latestRun(name: DigestName): Promise<DigestRun | undefined>;
  run(id: string): Promise<DigestRun | undefined>;
  runOfSlot(name: DigestName, slot: SlotLocal): Promise<DigestRun | undefined>;
  /** Runs of a digest, newest first. */
  runs(name: DigestName, limit: number): Promise<readonly DigestRun[]>;
  /**
   * Writes a run with its deliveries and what it froze of its selection.
   * @returns false, and writes nothing, when its slot has a run.
   */
  insertRun(
    run: DigestRun,
    deliveries: readonly NewDelivery[],
    selection: RunSelection | null,
  ): Promise<boolean>;
  /** Undefined for runs that posted nothing, and for those of older versions. */
  runSelection(runId: string): Promise<RunSelection | undefined>;
  /** Runs of all digests, newest first; alerts, which are their owners' alone, left out. */
  newestRuns(limit: number): Promise<readonly DigestRun[]>;
  /** Runs in state `posting`, oldest slot first. */
  openRuns(): Promise<readonly DigestRun[]>;
  setRunChannel(runId: string, channel: ChannelId): Promise<void>;
  /** @param end.reason - for a person: why it was refused or expired; null when all went well. */
  closeRun(runId: string, end: RunEnd): Promise<void>;
  /** What was looked for before posting was found or is not there. */
  endLookFirst(runId: string): Promise<void>;
  /** The id under which Slack knew a channel's name when it was last looked up. */
  knownChannel(name: string): Promise<ChannelId | undefined>;
  /** Null forgets it. */
  keepChannel(name: string, id: ChannelId | null): Promise<void>;
  /** In posting order. */
  deliveries(runId: string): Promise<readonly Delivery[]>;
  /** The same without what they say. */
  ledger(runId: string): Promise<readonly LedgerEntry[]>;
  delivery(id: string): Promise<Delivery | undefined>;
  /** The delivery that became this message. */
  deliveryAt(ref: MessageRef): Promise<Delivery | undefined>;
  /**
   * Takes a delivery for posting: pending → sending, attempts + 1. Durable when it resolves.
   * @returns undefined when somebody else was first, that is, when state or attempts are not as given.
   */
  claimDelivery(
    delivery: Pick<Delivery, 'id' | 'state' | 'attempts'>,
    owner: string,
    at: Date,
  ): Promise<Delivery | undefined>;
  /**
   * Records what is known now; only while attempts, and the state where one is given, are as given.
   * @returns whether it was written.
   */
  updateDelivery(
    delivery: Pick<Delivery, 'id' | 'attempts'> & Partial<Pick<Delivery, 'state'>>,
    change: Partial<
      Pick<LedgerEntry, 'state' | 'ref' | 'reason' | 'notBefore' | 'absences' | 'owner'>
    >,
  ): Promise<boolean>;
  /** Whose runs told nothing, of those that ended since then. */
  refusedSince(since: Date): Promise<readonly DigestName[]>;
  /** Deliveries by state over open runs and runs planned since. */
  countDeliveries(since: Date): Promise<Readonly<Record<Delivery['state'], number>>>;
}
