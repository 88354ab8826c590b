import type { Collection, CollectionEntry, CollectionId } from '../model/collection.ts';
import type { ItemId } from '../model/item.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { Move } from '../store/collection-store.ts';
import type {
  ChangeOutcome,
  CollectionList,
  CollectionPage,
  ManyAdded,
  ManyRemoved,
  NameOutcome,
  RenameOutcome,
} from './outcome.ts';

/** Entries, and collections, on one page of a list. */
export const COLLECTION_PAGE = 10;

/** One item of a collection, and who asks. */
export interface EntryOf {
  readonly actor: Actor;
  readonly collection: CollectionId;
  readonly item: ItemId;
}

/** Several of it. */
export interface EntriesOf extends Omit<EntryOf, 'item'> {
  readonly items: readonly ItemId[];
}

/** Named, ordered, annotated lists of items that a team puts together. Repeats are normal outcomes. */
export interface Collections {
  /** @param page - from 1. */
  list(actor: Actor, page: number): Promise<CollectionList>;
  /** Those that can be added to, last changed first. @param most - how many at most. */
  openOnes(actor: Actor, most: number): Promise<readonly Collection[]>;
  holding(actor: Actor, item: ItemId): Promise<readonly Collection[]>;
  /** @returns undefined where there is none. */
  page(actor: Actor, id: CollectionId, page: number): Promise<CollectionPage | undefined>;
  /** The page that shows this item; the first where it is not in it. */
  pageOf(entry: EntryOf): Promise<CollectionPage | undefined>;
  entry(entry: EntryOf): Promise<CollectionEntry | undefined>;
  /** All of it, in the team's order; empty where there is none. */
  entries(actor: Actor, id: CollectionId): Promise<readonly CollectionEntry[]>;
  /** Finds a collection by what was typed, asks about a slip of the pen, else makes one. */
  named(actor: Actor, name: string): Promise<NameOutcome>;
  /** Makes one of exactly this name, where there is none. */
  create(actor: Actor, name: string): Promise<NameOutcome>;
  rename(actor: Actor, id: CollectionId, name: string): Promise<RenameOutcome>;
  close(actor: Actor, id: CollectionId): Promise<Collection | undefined>;
  reopen(actor: Actor, id: CollectionId): Promise<Collection | undefined>;
  /** Those that everybody of the team may be shown: no others go into a collection. */
  collectable(actor: Actor, items: readonly ItemId[]): Promise<readonly ItemId[]>;
  add(entry: EntryOf, note: string | null): Promise<ChangeOutcome>;
  /** Several at once, at the end, in this order: the first fifty that are collectable. */
  addAll(entries: EntriesOf, note: string | null): Promise<ManyAdded>;
  /** Takes several out again; what was taken out meanwhile is passed over. */
  removeAll(entries: EntriesOf): Promise<ManyRemoved>;
  move(entry: EntryOf, move: Move): Promise<ChangeOutcome>;
  /** @param before - the note as this person saw it. */
  annotate(entry: EntryOf, note: string | null, before: string | null): Promise<ChangeOutcome>;
  remove(entry: EntryOf): Promise<ChangeOutcome>;
  restore(entry: EntryOf): Promise<ChangeOutcome>;
}
