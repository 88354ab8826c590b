import type { ArchiveItem } from './archive-item.ts';
import type { ItemKind } from './item.ts';

/** Half-open range of UTF-16 units in a text, as `String.slice` takes it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** An item that a query found. */
export interface Hit {
  readonly found: ArchiveItem;
  /** 1 for the best hit of the result down to 0; 0 throughout when the query has no words. */
  readonly score: number;
  /** Where the query's words stand in the card's texts, in order, not overlapping. */
  readonly matches: {
    readonly name: readonly TextRange[];
    readonly description: readonly TextRange[];
    readonly change: readonly TextRange[];
  };
}

/** A window on a result, with the counts of the whole of it. */
export interface HitPage {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** How many of the total passed a floor by their own rating, and how many by their page's mean. */
  readonly rated: number;
  readonly inherited: number;
}

export type CountByKind = Readonly<Record<ItemKind, number>>;
