import type { ArchiveItem } from './archive-item.ts';
import type { ItemId, ItemKind } from './item.ts';

/** Half-open range of UTF-16 units in a text, as `String.slice` takes it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The texts of an item and of its page in which a query's words are looked for. */
const TEXT_FIELDS = [
  'name',
  'description',
  'change',
  'tenYear',
  'drivingForce',
  'title',
  'summary',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** A keyword or theme of the item's page that says one of the words. */
export interface LabelMatch {
  readonly label: 'keyword' | 'theme';
  readonly value: string;
  /** Where in the value; in order, not overlapping. */
  readonly ranges: readonly TextRange[];
}

/** The same thing said on another page, folded behind the better hit: `also in …`. */
export interface Copy {
  readonly itemId: ItemId;
  readonly pageTitle: string;
}

/** How a word of a text stands for a word of the query. */
export type Likeness = 'typed' | 'spelling' | 'meaning' | 'inflected' | 'stem' | 'start';

/** Where one word of the query was found. */
export interface WordReason {
  /** As typed. */
  readonly word: string;
  /** Its share of what all words of the query weigh, from 0 to 1: rare words tell more. */
  readonly weight: number;
  /** Empty when the item, its page and the page's labels do not say it. */
  readonly places: readonly {
    readonly field: TextField | LabelMatch['label'];
    readonly likeness: Likeness;
    readonly times: number;
  }[];
}

/** What beside the single words moved a hit up or down. */
export type Bonus =
  | 'side by side'
  | 'all words in the name'
  | 'is the name'
  | 'all words in the title'
  | 'is the title'
  | 'relevancy'
  | 'not all words'
  | 'its page says the words'
  | 'others of its page come first';

/** Why an item is where it is in the result. */
export interface Reasons {
  readonly words: readonly WordReason[];
  /** `points` are parts of the best hit's score that is 1; below 0 they move it down. */
  readonly bonuses: readonly { readonly bonus: Bonus; readonly points: number }[];
}

/** An item that a query found. */
export interface Hit {
  readonly found: ArchiveItem;
  /** 1 for the best hit of the result down to 0; 0 throughout when the query has no words. */
  readonly score: number;
  /** Where the query's words stand in each text, in order, not overlapping. */
  readonly matches: Readonly<Record<TextField, readonly TextRange[]>>;
  readonly labels: readonly LabelMatch[];
  /**
   * The field of the item to show because it says a word and none of name, description and change
   * does; null otherwise.
   */
  readonly saidIn: 'tenYear' | 'drivingForce' | null;
  /** Hits of other pages that say the same, and come later in the list. */
  readonly alsoIn: readonly Copy[];
  /** How many other items of its page the query finds. */
  readonly moreFromPage: number;
  readonly reasons: Reasons;
}

/** A window on a result, with the counts of the whole of it. */
export interface HitPage {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** How many of the total passed a floor by their own rating, and how many by their page's mean. */
  readonly rated: number;
  readonly inherited: number;
  /**
   * Where fewer than ten items have all of the words: items with some of them, for a part of its own
   * below the last hit ("with some of your words"). They are no part of the total.
   */
  readonly partial: readonly Hit[];
  /** Small words (`of`, `les`) that were typed but not asked for, as others stand beside them. */
  readonly leftOut: readonly string[];
}

export type CountByKind = Readonly<Record<ItemKind, number>>;

const NO_PLACES: readonly TextRange[] = [];

/** What a hit has beside its item when the query has no words. */
export const NO_MATCH: Omit<Hit, 'found' | 'score' | 'moreFromPage'> = {
  matches: {
    name: NO_PLACES,
    description: NO_PLACES,
    change: NO_PLACES,
    tenYear: NO_PLACES,
    drivingForce: NO_PLACES,
    title: NO_PLACES,
    summary: NO_PLACES,
  },
  labels: [],
  saidIn: null,
  alsoIn: [],
  reasons: { words: [], bonuses: [] },
};
