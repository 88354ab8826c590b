import type { FileStamp, GonePage, KnownFile } from '../model/archive-file.ts';
import type { ArchiveItem } from '../model/archive-item.ts';
import type { ArchiveStatus } from '../model/archive-status.ts';
import type { DigestName } from '../model/digest-definition.ts';
import type { RunSelection } from '../model/digest-reason.ts';
import type { Delivery, DigestRun, LedgerEntry, SlotLocal } from '../model/digest-run.ts';
import type { CountByKind } from '../model/hit.ts';
import type { Item, ItemId, ItemKind } from '../model/item.ts';
import type { Language } from '../model/language.ts';
import type { Notice } from '../model/notice.ts';
import type { PageId } from '../model/page-id.ts';
import type { Problem } from '../model/problem.ts';
import type { Facet, Query } from '../model/query.ts';
import type { RelatedPage } from '../model/related-page.ts';
import type {
  Announcement,
  Decision,
  Flag,
  ItemHistory,
  ItemMessage,
  Mark,
  OpenReview,
  ReactionMark,
  Standings,
} from '../model/review.ts';
import type { Actor, ChannelId, MessageRef, MessageTs } from '../model/slack-ids.ts';
import type { CalendarDate, Summary } from '../model/summary.ts';
import type { Term } from '../model/term.ts';
import type { Topic, TopicName } from '../model/topic.ts';

export interface PageToStore {
  readonly stamp: FileStamp;
  readonly summary: Omit<Summary, 'rows'>;
  /** The page's whole new set, in page order; stored items that are missing here are kept as gone. */
  readonly items: readonly ItemToStore[];
  readonly warnings: readonly Problem[];
  readonly seenAt: Date;
}

export interface ItemToStore extends Item {
  /** What its texts are written in, where that is known already; else the store detects it. */
  readonly language?: Language | undefined;
}

/** An item of a page as stored, gone ones included: what new rows are matched against. */
export interface StoredItem {
  readonly item: Item;
  readonly goneAt: Date | null;
}

/** Pages and their items. Every method is one transaction: all of it or nothing is seen by others. */
export interface PageStore {
  knownFiles(): Promise<readonly KnownFile[]>;
  /**
   * Pages whose origin lay in the future when they were read got no date. The files of those whose
   * day has come lose their size, so that they are read anew; their bytes are still known.
   */
  forgetFilesDatedBy(today: CalendarDate): Promise<void>;
  /** Those that broke before they went are left out. */
  gonePages(): Promise<readonly GonePage[]>;
  storedItems(pageIds: readonly PageId[]): Promise<ReadonlyMap<PageId, readonly StoredItem[]>>;
  /** Those of the ids that some item has, gone or not. */
  takenItemIds(ids: readonly ItemId[]): Promise<readonly ItemId[]>;
  /**
   * Writes pages with their items, words and warnings. A page that was unknown is new from its
   * `seenAt`; one that was gone comes back as the page it was. Until the first complete index,
   * new pages belong to the baseline. Throws as a whole when one page cannot be written: StoreError `id-taken`
   * when an item would get the id of another page's.
   * Another file that was this page loses its hash and size, so that it is read anew.
   */
  putPages(pages: readonly PageToStore[]): Promise<void>;
  /** Remembers bytes that could not be used; the page's last good version stays searchable. */
  rejectFile(stamp: FileStamp, pageId: PageId, problems: readonly Problem[]): Promise<void>;
  /** Same bytes, other size-and-time stamp or other file name: nothing but the stamp changes. */
  restampFiles(
    changes: readonly { readonly from: string; readonly to: FileStamp }[],
  ): Promise<void>;
  /** Takes the pages of these files, and their items, out of search; what mentions them stays readable. */
  removeFiles(files: readonly string[], at: Date): Promise<void>;
  /** Ends an index of the whole archive. The first one that saw a page closes the baseline. */
  completeIndex(at: Date): Promise<void>;
  /** A step, of some 30 ms, towards an index that is quick to search; a first index leaves many. */
  orderIndex(): Promise<'more' | 'ordered'>;
  archiveStatus(): Promise<Omit<ArchiveStatus, 'indexing' | 'trouble'>>;
  /** Titles of pages by id, gone ones left out. */
  pageTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface TopicToStore extends Topic {
  readonly stamp: FileStamp;
}

/** Topics: pages that gather others. */
export interface TopicStore {
  /** What is known of their files. */
  knownTopics(): Promise<readonly FileStamp[]>;
  /**
   * Puts topics in the place of those of their slug or file, takes away those of files that are
   * gone, and finds anew which pages each topic gathers: to be called after pages changed, too.
   */
  putTopics(changes: {
    readonly put: readonly TopicToStore[];
    readonly gone: readonly string[];
  }): Promise<void>;
  /** The topic of this name, compared as facets are, or of this slug. */
  topicNamed(text: string): Promise<Topic | undefined>;
  /** By name. */
  topicsOfPage(id: PageId): Promise<readonly TopicName[]>;
  /** Those that are there, in the topic's order, by ids whose `d` was dropped too. Empty for an unknown slug. */
  pagesOfTopic(slug: string): Promise<readonly RelatedPage[]>;
}

export interface SearchRequest {
  readonly query: Query;
  /** Unless the query says itself which tables it asks. */
  readonly kinds: readonly ItemKind[];
  readonly limit: number;
  readonly offset: number;
  /** Asks for the items of one page alone. */
  readonly page?: PageId;
}

/**
 * A window on what a query finds, in an order that is always the same but rough: the first hundred
 * are worth ranking again, what lies beyond stays as it is.
 */
export interface RoughPage {
  readonly hits: readonly ArchiveItem[];
  /** Of the whole result. */
  readonly total: number;
  /** How many of the total passed a floor by their own rating, and how many by their page's mean. */
  readonly rated: number;
  readonly inherited: number;
  /** What was looked for, in the query's order, and how the archive says it. */
  readonly terms: readonly Term[];
  /** So few items have all words that the summaries of their pages were asked as well. */
  readonly inSummaries: boolean;
  /** Items in the archive; 0 when the query has no words. */
  readonly items: number;
}

export interface CountByPageRequest extends Omit<SearchRequest, 'limit' | 'offset' | 'page'> {
  readonly pages: readonly PageId[];
  /** As the result said. */
  readonly inSummaries: boolean;
}

/** Reading. Items that are gone are never found, but `item` still knows them. */
export interface ItemStore {
  search(request: SearchRequest): Promise<RoughPage>;
  /** What the query finds in each table, whatever kinds it is asked for. */
  countByKind(query: Query): Promise<CountByKind>;
  /** How many items of each of these pages the query finds; pages without any are left out. */
  countByPage(request: CountByPageRequest): Promise<ReadonlyMap<PageId, number>>;
  item(id: ItemId): Promise<ArchiveItem | undefined>;
  /** The ids that begin with these digits, in their order, those of gone items and pages included. */
  idsBeginning(digits: string): Promise<IdsBeginning>;
  /** Every item that is there, by page id and page order. The archive may change while it is read. */
  allItems(): AsyncIterable<ArchiveItem>;
  /** Items by page in page order, gone ones left out; of a gone page, those that left with it. */
  itemsOfPage(id: PageId): Promise<readonly ArchiveItem[]>;
  /**
   * The pages that a page names as its closest, in its order: those that are there, each once, never
   * itself. Ids whose `d` was dropped (see `brokenId`) mean the page that they were made from.
   */
  relatedPages(id: PageId): Promise<readonly RelatedPage[]>;
  /** Words of the index that are spelled nearly like this one, nearest and most frequent first. */
  similarWords(word: string, limit: number): Promise<readonly WordCount[]>;
  /** Whether some page has this value, spelled like this or so that it compares as equal. */
  hasFacetValue(facet: Facet, value: string): Promise<boolean>;
  /** The values of a facet with the number of items that have them, most frequent first. */
  facetValues(facet: Facet): Promise<readonly WordCount[]>;
}

export interface IdsBeginning {
  readonly items: readonly Pick<Item, 'id' | 'pageId'>[];
  readonly pages: readonly PageId[];
}

export interface WordCount {
  readonly word: string;
  /** Items that hold it. */
  readonly count: number;
}

/** A search whose pages somebody may still turn. */
export interface ResultList {
  readonly id: string;
  readonly actor: Actor;
  readonly text: string;
  readonly kinds: readonly ItemKind[];
  readonly createdAt: Date;
}

export interface ResultListStore {
  saveResultList(list: ResultList): Promise<void>;
  resultList(id: string): Promise<ResultList | undefined>;
  /** @returns how many were dropped. */
  dropResultLists(createdBefore: Date): Promise<number>;
}

/** An item that a digest may post, as far as choosing needs it. */
export interface DigestCandidate {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly relevancy: number | null;
  readonly novelty: 'new' | 'updated';
  /** When it came, or its row changed: UTC milliseconds. */
  readonly arrivedAt: number;
  /** Search score within the candidates, 0 to 1; 0 when the query has no words. */
  readonly score: number;
  /** Where the query's words stand: in the row itself, or only in its page's labels. */
  readonly words: 'own' | 'label' | 'none';
  /** The same object for all items of a page. */
  readonly page: CandidatePage;
}

export interface CandidatePage {
  readonly id: PageId;
  readonly themes: readonly string[];
  readonly pageDate: string | null;
  readonly meanRelevancy: number | null;
  /** It was there when the archive was first indexed. */
  readonly isBaseline: boolean;
}

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

export interface RunEnd {
  readonly state: Exclude<DigestRun['state'], 'posting'>;
  readonly reason: string | null;
  readonly at: Date;
}

/** A delivery as first written: everything else starts empty. */
export type NewDelivery = Pick<Delivery, 'id' | 'seq' | 'itemId' | 'message'>;

/** The ledger of digests: written before and after each post, so that any crash can be resumed. */
export interface DigestStore {
  /** When the digest was first known here; writes `at` when it is now. Its first period starts there. */
  registerDigest(name: DigestName, at: Date): Promise<Date>;
  /** When the digest was first known here; undefined when it is not yet. Writes nothing. */
  digestRegisteredAt(name: DigestName): Promise<Date | undefined>;
  /** Lets go of the event loop between pages, so pages that are written meanwhile are old or new. */
  digestCandidates(request: CandidateRequest): Promise<readonly DigestCandidate[]>;
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
  /** Runs of all digests, newest first. */
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
  /** Records what is known now; only while attempts are as given. @returns whether it was written. */
  updateDelivery(
    delivery: Pick<Delivery, 'id' | 'attempts'>,
    change: Partial<
      Pick<LedgerEntry, 'state' | 'ref' | 'reason' | 'notBefore' | 'absences' | 'owner'>
    >,
  ): Promise<boolean>;
  /** Deliveries by state over open runs and runs planned since. */
  countDeliveries(since: Date): Promise<Readonly<Record<Delivery['state'], number>>>;
}

export interface Share {
  readonly ref: MessageRef;
  /** The thread that it stands in; null in the channel itself. */
  readonly threadTs: MessageTs | null;
  readonly itemId: ItemId;
  readonly by: Actor['user'];
  readonly at: Date;
}

export interface MarkRequest {
  readonly itemId: ItemId;
  readonly actor: Actor;
  readonly mark: Mark;
  readonly at: Date;
  /** Removing: by Undo, so that a reaction which Slack still shows does not count. */
  readonly isTakenBack?: boolean;
}

/** The flags that stand on the item now, and what became of this person's. */
export interface MarkResult {
  readonly flags: readonly Flag[];
  /** Adding: the flag is new, or asks again for a review after a decision. Removing: it is gone. */
  readonly changed: boolean;
}

export interface UndoRequest {
  readonly actor: Actor;
  readonly itemId: ItemId;
  readonly decidedAt: Date;
  readonly at: Date;
  readonly announceAt: Date;
}

/** What the threads of decided items are still to hear. */
export interface AnnouncementStore {
  /** Those whose time has come, oldest first. */
  dueAnnouncements(now: Date): Promise<readonly Announcement[]>;
  /** Takes one for telling. @returns false when somebody else was first. */
  claimAnnouncement(announcement: Announcement, at: Date): Promise<boolean>;
  postponeAnnouncement(
    announcement: Announcement,
    until: Date,
    doubt: 'in-doubt' | 'not-posted',
  ): Promise<void>;
  settleAnnouncement(
    announcement: Announcement,
    outcome: 'told' | 'not-needed' | 'given-up',
  ): Promise<void>;
}

/** Flags, the review queue and its log. Marks keep their history; decisions are only ever added. */
export interface ReviewStore {
  /** The item that a message shows, by delivery or share. */
  itemAt(ref: MessageRef): Promise<ItemId | undefined>;
  /** Every message that shows an item, oldest first. */
  messagesOf(team: Actor['team'], itemId: ItemId): Promise<readonly MessageRef[]>;
  recordShare(share: Share): Promise<void>;
  /** The messages since then that show an item, newest first. */
  itemMessages(team: Actor['team'], since: Date): Promise<readonly ItemMessage[]>;
  /** The reactions that are known of a message, those that are gone included. */
  reactionMarks(ref: MessageRef): Promise<readonly ReactionMark[]>;
  /** A button pressed again after the item's decision is a new mark; a reaction heard of again never is. */
  addMark(request: MarkRequest): Promise<MarkResult>;
  removeMark(request: MarkRequest): Promise<MarkResult>;
  flags(team: Actor['team'], itemId: ItemId): Promise<readonly Flag[]>;
  history(team: Actor['team'], id: ItemId): Promise<ItemHistory>;
  /** How items stand, for this person to see. */
  standings(viewer: Actor, ids: readonly ItemId[]): Promise<Standings>;
  /** Items with a mark made after their last decision; oldest such mark first. */
  openReviews(team: Actor['team']): Promise<readonly OpenReview[]>;
  /**
   * Adds a decision to the log. @returns the earlier decision, and adds nothing, when the item
   * has been decided and no mark has been made since: another reviewer was first.
   * @param announceAt - when the item's threads are to hear of it; never, by default.
   */
  addDecision(decision: Decision, announceAt?: Date): Promise<Decision | undefined>;
  /**
   * Takes the item's last decision back, where it is the one of `decidedAt`: an entry of its own in
   * the log. What no thread has heard is not announced; what one has heard is corrected there.
   * @returns the decision that stands no more; undefined when it is not the last one.
   */
  undoDecision(request: UndoRequest): Promise<Decision | undefined>;
  /** Those that stand, oldest first; every team's when none is named. */
  decisions(team?: Actor['team'], itemId?: ItemId): Promise<readonly Decision[]>;
  /** Newest first. */
  newestDecisions(team: Actor['team'], limit: number): Promise<readonly Decision[]>;
}

/** A notice that its person has not certainly got. */
export interface OpenNotice {
  readonly notice: Notice;
  readonly createdAt: Date;
  readonly attempts: number;
  /** When its last post began; null when none is in doubt. */
  readonly startedAt: Date | null;
}

/** What people are still to be told. Each step is a compare-and-set by its attempts. */
export interface NoticeStore {
  /** A key that its person knows already is left out. */
  addNotices(notices: readonly Notice[], at: Date): Promise<void>;
  /** Those that may be touched now, oldest first. */
  openNotices(now: Date): Promise<readonly OpenNotice[]>;
  /** When the next of the others may be touched; null when there is none. */
  nextNoticeAt(now: Date): Promise<Date | null>;
  /** Takes a notice for posting, attempts + 1. Durable when it resolves. @returns whether it was as given. */
  claimNotice(open: OpenNotice, at: Date): Promise<boolean>;
  /** Puts it aside until then, in doubt (its `startedAt` kept) or not. */
  postponeNotice(id: Notice['id'], until: Date, inDoubt: 'in-doubt' | 'not-posted'): Promise<void>;
  /** It needs nothing any more. */
  closeNotice(id: Notice['id'], outcome: 'told' | 'given-up', reason: string | null): Promise<void>;
}

/** Where an event of Slack's stands: stored before it is answered, done when its listeners ended well. */
export type InboxState = 'new' | 'waiting' | 'done';

export interface InboxEvent {
  readonly id: string;
  readonly body: unknown;
  readonly receivedAt: Date;
  readonly attempts: number;
}

export interface AnsweredRequest {
  readonly signature: string;
  readonly until: Date;
}

export interface InboxStore {
  /** Durable when it resolves. @returns `new` for an event that was not known. */
  recordEvent(id: string, body: unknown, at: Date): Promise<InboxState>;
  finishEvent(id: string, at: Date): Promise<void>;
  failEvent(id: string, reason: string): Promise<void>;
  /** Events that are waiting since before `receivedBefore` and failed fewer than `maxAttempts` times. */
  waitingEvents(receivedBefore: Date, maxAttempts: number): Promise<readonly InboxEvent[]>;
  /** Remembers that a signed request was answered; it must not be played back before `until`. */
  rememberRequest(signature: string, until: Date): Promise<void>;
  /** The signatures that may not be played back now; older ones are forgotten. */
  answeredRequests(now: Date): Promise<readonly AnsweredRequest[]>;
}

/** What search reads is derived from pages and items, and can always be made anew. */
export interface SearchIndexStore {
  /** Looks through the index (0.2 s for 3,500 pages), and makes it anew where it is damaged (3 s). */
  renewDamagedIndex(): Promise<'sound' | 'renewed'>;
}

/** What is kept for a time only. Runs, their items and reasons, flags and decisions are never dropped. */
export interface RetentionStore {
  /** Drops result lists, events that are worked off, and the words of notices that were told. */
  dropPast(before: Date): Promise<{
    readonly lists: number;
    readonly events: number;
    readonly notices: number;
  }>;
}

export type LeaseOutcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'busy'; readonly owner: string; readonly since: Date };

/** One writer at a time. */
export interface LeaseStore {
  /** Takes or renews the lease; `busy` while another owner's has not run out. */
  holdLease(name: string, owner: string, now: Date, ttlMs: number): Promise<LeaseOutcome>;
  releaseLease(name: string, owner: string): Promise<void>;
}

/**
 * Everything Signalpost keeps. Async though SQLite is not, so that another
 * database can stand in; tests/store holds the contract.
 *
 * Every method may throw StoreError (store/store-error.ts) with the driver's
 * own error as `cause`.
 */
export interface Store
  extends PageStore,
    ItemStore,
    TopicStore,
    ResultListStore,
    DigestStore,
    NoticeStore,
    ReviewStore,
    AnnouncementStore,
    InboxStore,
    RetentionStore,
    SearchIndexStore,
    LeaseStore {
  /** Writes and reads back one row; what readiness asks. */
  probe(now: Date): Promise<void>;
  close(): Promise<void>;
}
