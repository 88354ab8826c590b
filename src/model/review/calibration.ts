import type { ItemKind, Relevancy } from '../item.ts';
import type { Verdict } from './review.ts';

/** How an item was rated on its page, and what was decided on it. */
export interface DecidedRating {
  readonly kind: ItemKind;
  /** Null where its page does not rate it. */
  readonly relevancy: Relevancy | null;
  readonly themes: readonly string[];
  readonly verdict: Verdict;
}

/** Items of one sort that were decided on. Shares run from 0 to 1. */
export interface Tally {
  readonly accepted: number;
  /** Accepted, dismissed or false positive; duplicates say nothing of worth. */
  readonly decided: number;
  /** Where the share of accepted ones probably lies, in 95 of 100 cases; null where nothing is decided. */
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** What ratings say of decisions. */
export interface Relation {
  /** Rated 4 or 5, and rated 1 to 3. */
  readonly strong: Tally;
  readonly weak: Tally;
  /**
   * `tells`: strong ones are accepted more often; `opposite`: less often; `unclear`: it may be
   * either; `too-few`: less than five of one sort are decided.
   */
  readonly verdict: 'tells' | 'opposite' | 'unclear' | 'too-few';
  /** Strong minus weak share; null where one of them has nothing. */
  readonly difference: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

export interface Calibration extends Relation {
  readonly all: Tally;
  readonly duplicates: number;
  /** From 5 to 1, then unrated. */
  readonly byRating: readonly { readonly relevancy: Relevancy | null; readonly tally: Tally }[];
  /** Kinds of which something is decided. */
  readonly byKind: readonly (Relation & { readonly kind: ItemKind; readonly all: Tally })[];
  /** Themes of which at least five items are decided, most of them first; eight at most. */
  readonly byTheme: readonly (Relation & { readonly theme: string; readonly all: Tally })[];
  /** Themes of which as many are decided, and which find no room. */
  readonly moreThemes: number;
  /** Themes of which fewer are. */
  readonly scarceThemes: number;
}
