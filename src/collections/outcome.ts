import type { Collection, CollectionEntry } from '../model/collection.ts';
import type { EntriesAdded, EntriesRemoved, EntryChange } from '../store/collection-store.ts';

/** What became of a change of one entry. */
export type ChangeOutcome =
  | EntryChange
  /** No such item was ever in the archive, nor suggested where everybody can read. */
  | { readonly kind: 'no-item' };

/** What became of several that were put in at once. */
export type ManyAdded =
  | EntriesAdded
  /** None of them is in the archive, nor suggested where everybody can read. */
  | { readonly kind: 'no-item' };

/** How many of several were taken out again; why none was, where one thing hinders them all. */
export type ManyRemoved = EntriesRemoved;

/** A page of a collection. */
export interface CollectionPage {
  readonly collection: Collection;
  readonly entries: readonly CollectionEntry[];
  /** From 1; the last one where less is left than was asked for. */
  readonly page: number;
  readonly pages: number;
}

/** A page of the list of collections. */
export interface CollectionList {
  readonly collections: readonly Collection[];
  readonly open: number;
  readonly closed: number;
  readonly page: number;
  readonly pages: number;
}

export type NameOutcome =
  | { readonly kind: 'created' | 'found'; readonly collection: Collection }
  /** There is none of this name, but one that is spelled nearly so: which is meant? */
  | { readonly kind: 'near'; readonly name: string; readonly near: Collection }
  | BadName;

/** @param length - characters that it has; 0 where there is nothing to read in it. */
export interface BadName {
  readonly kind: 'bad-name';
  readonly length: number;
}

export type RenameOutcome =
  | { readonly kind: 'renamed'; readonly collection: Collection }
  | { readonly kind: 'taken'; readonly by: Collection }
  | { readonly kind: 'no-collection' }
  | BadName;
