import { z } from 'zod';
import { Language } from './language.ts';
import { CalendarDate } from './summary.ts';

/**
 * What must be in the text of an item. Every leaf is plain text: the store
 * quotes it, so nothing a reader typed is ever query syntax.
 */
export type Match =
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'and'; readonly of: readonly Match[] }
  | { readonly kind: 'or'; readonly of: readonly Match[] }
  | { readonly kind: 'not'; readonly of: Match };

export const Match: z.ZodType<Match> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('word'), text: z.string(), prefix: z.boolean() }),
    z.object({ kind: z.literal('phrase'), text: z.string() }),
    z.object({ kind: z.literal('and'), of: z.array(Match) }),
    z.object({ kind: z.literal('or'), of: z.array(Match) }),
    z.object({ kind: z.literal('not'), of: Match }),
  ]),
);

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

/** Page fields that can be asked for by value, compared without case or accents. */
export const FACETS = ['theme', 'keyword', 'category', 'type'] as const;
export type Facet = (typeof FACETS)[number];

export const FacetFilter = z.object({
  facet: z.enum(FACETS),
  value: z.string().min(1),
  /** `-theme:x`: pages that have it are left out. */
  negated: z.boolean(),
});
export type FacetFilter = z.infer<typeof FacetFilter>;

/** `lang:fr`, `-lang:fr`: by the language that an item's texts were found to be in. */
export const LanguageFilter = z.object({ language: Language, negated: z.boolean() });
export type LanguageFilter = z.infer<typeof LanguageFilter>;

export const SortOrder = z.enum(['best', 'relevancy', 'recent']);
export type SortOrder = z.infer<typeof SortOrder>;

/** What a reader typed, parsed. All parts must hold. */
export const Query = z.object({
  /** As typed, white space folded; what headers repeat. */
  text: z.string(),
  /** Null asks for every item that passes the filters. */
  match: Match.nullable(),
  relevancy: RelevancyFilter.nullable(),
  facets: z.array(FacetFilter),
  languages: z.array(LanguageFilter),
  /** First and last page date that pass, both inclusive. */
  since: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  /** `best`: by search score; without words, by relevancy and then by page date. */
  sort: SortOrder,
});
export type Query = z.infer<typeof Query>;
