/** A text with slots, which `say` fills. */
export type Phrase = string;

/** What one article reports: a row of Signals, and what the page around it says of it. */
export interface Finding {
  /** Of a page that it leads. */
  readonly title: Phrase;
  /** Its sentence in the summary; it stands in any order among others, after the place is named. */
  readonly told: Phrase;
  readonly keyword: string;
  readonly name: Phrase;
  readonly description: Phrase;
  readonly change: Phrase;
  readonly tenYear: Phrase;
  readonly drivingForce: Phrase;
  readonly relevancy: 2 | 3 | 4 | 5;
}

/** How a summary begins and ends. */
export interface Frame {
  readonly type: 'blog post' | 'news' | 'report' | 'research article';
  /** Names the place. */
  readonly opening: Phrase;
  readonly closing: Phrase;
}

export type PlainRow = readonly [name: Phrase, description: Phrase];

/**
 * What pages on one subject are composed of. Each list is dealt from like a deck of cards, so their
 * lengths decide how long it takes until something, or the same things together, come again.
 */
export interface Theme {
  readonly host: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  /** Singular, with their article; one can be "in" them, and they can act. */
  readonly places: readonly string[];
  /** Plural, without an article; any of them fits wherever the theme speaks of {who}. */
  readonly people: readonly string[];
  readonly frames: readonly Frame[];
  readonly findings: readonly Finding[];
  readonly concerns: readonly PlainRow[];
  readonly behaviors: readonly PlainRow[];
  readonly technologies: readonly PlainRow[];
  readonly issues: readonly PlainRow[];
}
