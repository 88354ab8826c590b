import { z } from 'zod';
import type { Facet } from './facet.ts';
import type { ItemKind } from './item.ts';
import { Verdict } from './review/review.ts';
import type { UserId } from './slack-ids.ts';
import type { CalendarDate } from './summary.ts';
import type { Language } from './text/language.ts';

/** A word as typed; `e-mail` is one. */
export interface WordMatch {
  readonly kind: 'word';
  readonly text: string;
  /** `regul*`: it may go on. */
  readonly prefix: boolean;
  /** `=word`, `"word"`: as typed after normalisation, no stems, no other spellings. */
  readonly exact?: true;
  /** One of the words that every text has (`of`, `les`): not required where others stand beside it. */
  readonly small?: true;
}

/** Words in this order, side by side, as typed. */
export interface PhraseMatch {
  readonly kind: 'phrase';
  readonly text: string;
}

/**
 * What must be in the text of an item. Every leaf is plain text: the store
 * quotes it, so nothing a reader typed is ever query syntax.
 */
export type Match =
  | WordMatch
  | PhraseMatch
  | { readonly kind: 'and'; readonly of: readonly Match[] }
  | { readonly kind: 'or'; readonly of: readonly Match[] }
  | { readonly kind: 'not'; readonly of: Match };

const Rating = z.number().int().min(1).max(5);

/**
 * `rel:>=4` is a floor, which unrated rows may pass by their page's mean;
 * `rel:5` and `rel:3..4` are ranges, which only ratings match.
 */
export const RelevancyFilter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('floor'), min: Rating }),
  z.object({ kind: z.literal('range'), min: Rating, max: Rating }),
  z.object({ kind: z.literal('unrated') }),
]);
export type RelevancyFilter = z.infer<typeof RelevancyFilter>;

export interface FacetFilter {
  readonly facet: Facet;
  /** Not empty. */
  readonly value: string;
  /** `-theme:x`: pages that have it are left out. */
  readonly negated: boolean;
}

/** `title:"digital twins"`: words that stand in the page's title, side by side where they are several. */
export interface TitleFilter {
  readonly text: string;
  readonly negated: boolean;
}

/** `lang:fr`, `-lang:fr`: by the language that an item's texts were found to be in. */
export interface LanguageFilter {
  readonly language: Language;
  readonly negated: boolean;
}

export const ReviewStatus = z.enum(['flagged', ...Verdict.options]);
export const REVIEW_STATUSES: readonly string[] = ReviewStatus.options;

/** `is:accepted`, `by:me`, `tag:energy`: how an item stands with the team's reviewers. */
export type ReviewFilter =
  | {
      readonly kind: 'is';
      readonly status: z.infer<typeof ReviewStatus>;
      readonly negated: boolean;
    }
  /** `me` is whoever asks; a query that was read against the archive names the person. */
  | { readonly kind: 'by'; readonly user: UserId | 'me'; readonly negated: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly negated: boolean };

export const SortOrder = z.enum(['best', 'relevancy', 'recent']);
export type SortOrder = z.infer<typeof SortOrder>;

/** What a reader typed, parsed. All parts must hold. */
export interface Query {
  /** As typed, white space folded; what headers repeat. */
  readonly text: string;
  /** Null asks for every item that passes the filters. */
  readonly match: Match | null;
  readonly relevancy: RelevancyFilter | null;
  readonly facets: readonly FacetFilter[];
  readonly titles: readonly TitleFilter[];
  readonly languages: readonly LanguageFilter[];
  readonly reviews: readonly ReviewFilter[];
  /** `in:concerns,issues`: the tables that are asked, whatever the command's; null leaves it to that. */
  readonly kinds: readonly ItemKind[] | null;
  /** First and last page date that pass, both inclusive; an undated page passes neither. */
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** `best`: by search score; without words, by relevancy and then by page date. */
  readonly sort: SortOrder;
}

/** All that a query asks for beside its words. */
export type QueryFilters = Omit<Query, 'text' | 'match'>;

export const NO_FILTERS: QueryFilters = {
  relevancy: null,
  facets: [],
  titles: [],
  languages: [],
  reviews: [],
  kinds: null,
  since: null,
  until: null,
  sort: 'best',
};
