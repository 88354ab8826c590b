import { FACETS, type Facet } from '../../model/facet.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { type FacetFilter, NO_FILTERS, type QueryFilters, SortOrder } from '../../model/query.ts';
import type { CalendarDate } from '../../model/summary.ts';
import { LANGUAGES, Language } from '../../model/text/language.ts';
import { wordsOf } from '../../model/text/text-words.ts';
import type { Unreadable } from '../outcome.ts';
import { parseDate } from './parse-date.ts';
import { parseKinds } from './parse-kinds.ts';
import { bothRelevancies, parseRelevancy } from './parse-relevancy.ts';
import { parseReview, type TypedReviewFilter } from './parse-review.ts';
import { type Token, tokenize } from './tokenize.ts';
import { unreadable } from './unreadable.ts';

type FilterToken = Extract<Token, { kind: 'filter' }>;
type NearFilterToken = Extract<Token, { kind: 'near-filter' }>;

/** The filters of a query; all of them must hold. */
export interface Filters extends QueryFilters {
  readonly kind: 'filters';
  /** How many were typed. */
  readonly given: number;
}

const NOTHING_ASKED: Filters = { kind: 'filters', given: 0, ...NO_FILTERS };

/** Reads every filter among the tokens, or says which one cannot be read. */
export function parseFilters(tokens: readonly Token[], today: CalendarDate): Filters | Unreadable {
  let filters = NOTHING_ASKED;
  for (const token of tokens) {
    if (token.kind === 'near-filter') {
      return nearMiss(token, today);
    }
    if (token.kind === 'filter') {
      const next = withFilter(filters, token, today);
      if (next.kind === 'unreadable') {
        return next;
      }
      filters = { ...next, given: filters.given + 1 };
    }
  }
  const { since, until } = filters;
  if (since !== null && until !== null && since > until) {
    return unreadable(
      `since:${since} until:${until}`,
      'the period ends before it begins',
      `since:${until} until:${since}`,
    );
  }
  return filters;
}

function withFilter(
  filters: Filters,
  token: FilterToken,
  today: CalendarDate,
): Filters | Unreadable {
  const { name, part, negated, value } = token;
  if (negated && !canBeExcluded(name)) {
    return unreadable(
      part,
      'only words and theme:, keyword:, topic:, category:, type:, source:, title:, lang:, is:, by: and tag: can be excluded with a minus',
      opposite(token, today),
    );
  }
  switch (name) {
    case 'theme':
    case 'keyword':
    case 'topic':
    case 'category':
    case 'type':
      return withFacet(filters, { facet: name, value, negated }, part);
    case 'source':
      return withFacet(filters, { facet: name, value: hostOf(value), negated }, part);
    case 'title':
      return withTitle(filters, token);
    case 'in':
      return withKinds(filters, token);
    case 'lang':
      return withLanguage(filters, token);
    case 'is':
    case 'by':
    case 'tag':
      return withReview(filters, { ...token, name });
    case 'rel':
      return withRelevancy(filters, token);
    case 'since':
    case 'until':
      return withDate(filters, { ...token, name }, today);
    case 'sort':
      return withSort(filters, token);
  }
}

function canBeExcluded(name: FilterToken['name']): boolean {
  return ['lang', 'title', 'is', 'by', 'tag', ...FACETS].includes(name);
}

function withReview(filters: Filters, typed: TypedReviewFilter): Filters | Unreadable {
  const filter = parseReview(typed);
  return filter.kind === 'unreadable'
    ? filter
    : { ...filters, reviews: [...filters.reviews, filter] };
}

function withFacet(filters: Filters, filter: FacetFilter, part: string): Filters | Unreadable {
  if (filter.value === '') {
    return unreadable(
      part,
      'the value follows the colon directly, in quotes when it has several words',
      FACET_EXAMPLES[filter.facet],
    );
  }
  return { ...filters, facets: [...filters.facets, filter] };
}

const FACET_EXAMPLES: Readonly<Record<Facet, string>> = {
  theme: 'theme:"artificial intelligence"',
  keyword: 'keyword:"artificial intelligence"',
  topic: 'topic:"artificial intelligence"',
  category: 'category:technology',
  type: 'type:"blog post"',
  source: 'source:bbc.com',
};

/** A pasted address means its host. */
function hostOf(value: string): string {
  return value
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '');
}

function withTitle(filters: Filters, { part, value, negated }: FilterToken): Filters | Unreadable {
  if (wordsOf(value).length === 0) {
    return unreadable(
      part,
      'the words follow the colon directly, in quotes when they are several',
      'title:"digital twins"',
    );
  }
  return { ...filters, titles: [...filters.titles, { text: value, negated }] };
}

function withKinds(filters: Filters, { part, value }: FilterToken): Filters | Unreadable {
  const outcome = parseKinds(value);
  if (outcome.kind === 'wrong') {
    return unreadable(part, outcome.reason, outcome.example);
  }
  const kinds = ITEM_KINDS.filter(
    (kind) => outcome.value.includes(kind) || filters.kinds?.includes(kind) === true,
  );
  return { ...filters, kinds };
}

/** The right filter, with the value that was typed if it can be read. */
function nearMiss(token: NearFilterToken, today: CalendarDate): Unreadable {
  const { typed, name, value, part } = token;
  const meant = `${part.startsWith('-') ? '-' : ''}${name}:${value}`;
  const [filter] = tokenize(meant);
  const outcome = filter?.kind === 'filter' ? withFilter(NOTHING_ASKED, filter, today) : undefined;
  const example = outcome?.kind === 'unreadable' ? outcome.example : meant;
  const isNamed = typed.toLowerCase() === name;
  const reason = isNamed
    ? `after ${name} come a colon and its value, without a blank`
    : `there is no filter ${typed}:`;
  return unreadable(part, reason, example);
}

function withLanguage(filters: Filters, { part, value, negated }: FilterToken) {
  const language = Language.safeParse(value.toLowerCase());
  if (language.success) {
    const filter = { language: language.data, negated };
    return { ...filters, languages: [...filters.languages, filter] };
  }
  return {
    kind: 'unreadable' as const,
    part,
    reason: 'the languages told apart are English (en) and French (fr)',
    example: `${negated ? '-' : ''}lang:${/^f/i.test(value) ? 'fr' : 'en'}`,
    validValues: LANGUAGES,
    again: null,
  };
}

function withRelevancy(filters: Filters, { part, value }: FilterToken): Filters | Unreadable {
  const outcome = parseRelevancy(value);
  if (outcome.kind === 'wrong') {
    return unreadable(part, outcome.reason, outcome.example);
  }
  const relevancy =
    filters.relevancy === null ? outcome.value : bothRelevancies(filters.relevancy, outcome.value);
  return relevancy === undefined
    ? unreadable(part, 'no item can match this and the other rel: filter', 'rel:3..5')
    : { ...filters, relevancy };
}

function withDate(
  filters: Filters,
  { name, part, value }: FilterToken & { readonly name: 'since' | 'until' },
  today: CalendarDate,
): Filters | Unreadable {
  const outcome = parseDate(name, value, today);
  if (outcome.kind === 'wrong') {
    return unreadable(part, outcome.reason, outcome.example);
  }
  const earlier = filters[name];
  const isTighter =
    earlier === null || (name === 'since' ? outcome.value > earlier : outcome.value < earlier);
  return isTighter ? { ...filters, [name]: outcome.value } : filters;
}

function withSort(filters: Filters, { part, value }: FilterToken): Filters | Unreadable {
  const sort = SortOrder.safeParse(value.toLowerCase());
  if (sort.success) {
    return { ...filters, sort: sort.data };
  }
  return {
    kind: 'unreadable',
    part,
    reason: 'results are sorted by relevancy, by recent, or best match first when nothing is said',
    example: /^(r|n|d|l)/i.test(value) && !/^rel/i.test(value) ? 'sort:recent' : 'sort:relevancy',
    validValues: ['relevancy', 'recent'],
    again: null,
  };
}

/** What to type instead of an excluded filter; null when there is no such thing. */
function opposite({ name, value }: FilterToken, today: CalendarDate): string | null {
  if (name === 'since' || name === 'until') {
    const other = name === 'since' ? 'until' : 'since';
    const outcome = parseDate(other, value, today);
    return outcome.kind === 'wrong' ? outcome.example : `${other}:${value}`;
  }
  if (name !== 'rel') {
    return null;
  }
  const outcome = parseRelevancy(value);
  if (outcome.kind === 'wrong') {
    return outcome.example;
  }
  if (outcome.value.kind === 'unrated') {
    return 'rel:1..5';
  }
  return outcome.value.min > 1 ? `rel:<=${outcome.value.min - 1}` : null;
}
