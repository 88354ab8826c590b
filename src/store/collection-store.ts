import type { Collection, CollectionEntry, CollectionId } from '../model/collection.ts';
import type { ItemId } from '../model/item.ts';
import type { Actor, TeamId } from '../model/slack-ids.ts';

/** One person changes one entry of a collection. */
export interface EntryRequest {
  readonly actor: Actor;
  readonly collection: CollectionId;
  readonly itemId: ItemId;
  readonly at: Date;
}

/** Why nothing was changed. */
export type Unchanged =
  /** No such collection in this team. */
  | { readonly kind: 'no-collection' }
  | { readonly kind: 'closed'; readonly collection: Collection }
  /** The item is not in it, or was taken out meanwhile. */
  | { readonly kind: 'not-in-it'; readonly collection: Collection };

/** The entry as it stands now; of one that was taken out, as it stood. */
export type EntryChange =
  | {
      readonly kind: 'changed' | 'as-it-was';
      readonly collection: Collection;
      readonly entry: CollectionEntry;
    }
  | Unchanged;

/** What became of several at once. */
export type EntriesAdded =
  | {
      readonly kind: 'added';
      readonly collection: Collection;
      /** Those that are new in it, in order. */
      readonly added: readonly ItemId[];
      readonly alreadyThere: number;
    }
  | Exclude<Unchanged, { readonly kind: 'not-in-it' }>;

/** How many of several were taken out. */
export type EntriesRemoved =
  | { readonly kind: 'removed'; readonly collection: Collection; readonly removed: number }
  | Exclude<Unchanged, { readonly kind: 'not-in-it' }>;

export type Move = 'up' | 'down' | 'top';

export interface ListRequest {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Collections of items. Each change is one step on what stands at that moment, so that two people
 * at once both have their way, and neither writes over the other.
 */
export interface CollectionStore {
  /** Open ones first, in each half the one that was changed last. */
  collections(team: TeamId, window: ListRequest): Promise<readonly Collection[]>;
  countCollections(team: TeamId): Promise<{ readonly open: number; readonly closed: number }>;
  /** Of every team, in that order. */
  allCollections(): Promise<readonly Collection[]>;
  collection(team: TeamId, id: CollectionId): Promise<Collection | undefined>;
  /** Upper and lower case, accents and white space do not count. */
  collectionNamed(team: TeamId, name: string): Promise<Collection | undefined>;
  /** The collections that hold an item, as `collections` orders them. */
  collectionsWith(team: TeamId, itemId: ItemId): Promise<readonly Collection[]>;
  /** @returns the one that has this name already, where there is one: it is left as it is. */
  createCollection(request: {
    readonly actor: Actor;
    readonly name: string;
    readonly at: Date;
  }): Promise<{ readonly collection: Collection; readonly isNew: boolean }>;
  /** @returns undefined where there is no such collection; `taken` is another that has the name. */
  renameCollection(request: {
    readonly actor: Actor;
    readonly collection: CollectionId;
    readonly name: string;
    readonly at: Date;
  }): Promise<
    | { readonly kind: 'renamed'; readonly collection: Collection }
    | { readonly kind: 'taken'; readonly by: Collection }
    | undefined
  >;
  /** Closing a closed one leaves who closed it; @returns undefined where there is none. */
  setCollectionClosed(request: {
    readonly actor: Actor;
    readonly collection: CollectionId;
    readonly isClosed: boolean;
    readonly at: Date;
  }): Promise<Collection | undefined>;
  /** In the team's order. */
  collectionEntries(
    team: TeamId,
    id: CollectionId,
    window: ListRequest,
  ): Promise<readonly CollectionEntry[]>;
  /**
   * At the end. An item that is in it already keeps its place and note: `as-it-was`. Of nominations
   * those alone that everybody can read: another is `not-in-it`.
   */
  addEntry(request: EntryRequest & { readonly note: string | null }): Promise<EntryChange>;
  /** At the end, in this order, all in one step; those that were never here are passed over. */
  addEntries(
    request: Omit<EntryRequest, 'itemId'> & {
      readonly itemIds: readonly ItemId[];
      readonly note: string | null;
    },
  ): Promise<EntriesAdded>;
  moveEntry(request: EntryRequest & { readonly move: Move }): Promise<EntryChange>;
  /** @param before - the note as it was read; another one meanwhile is left: `as-it-was`. */
  noteEntry(
    request: EntryRequest & { readonly note: string | null; readonly before: string | null },
  ): Promise<EntryChange>;
  removeEntry(request: EntryRequest): Promise<EntryChange>;
  /** All in one step; what is not in it is passed over. */
  removeEntries(
    request: Omit<EntryRequest, 'itemId'> & { readonly itemIds: readonly ItemId[] },
  ): Promise<EntriesRemoved>;
  /** Puts back what was taken out, with its note, where it stood. */
  restoreEntry(request: EntryRequest): Promise<EntryChange>;
}
