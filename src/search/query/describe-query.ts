import type { CountByKind } from '../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { plural } from '../../model/kind-words.ts';
import { LANGUAGE_NAMES } from '../../model/language.ts';
import type {
  FacetFilter,
  LanguageFilter,
  Match,
  Query,
  RelevancyFilter,
} from '../../model/query.ts';
import { writeMatch } from './write-query.ts';

/** What the query finds in some of the tables. */
export function countIn(counts: CountByKind, kinds: readonly ItemKind[]): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0);
}

/** What headers say after "37 signals for": `"regulation" · rel ≥ 4`. Empty when everything was asked for. */
export function describeQuery(query: Query): string {
  return [
    ...(query.match === null ? [] : [quoted(writeMatch(query.match))]),
    ...query.facets.map(
      ({ facet, value, negated }) => `${negated ? 'not ' : ''}${facet}: ${value}`,
    ),
    ...query.languages.map(
      ({ language, negated }) => `${negated ? 'not ' : ''}language: ${LANGUAGE_NAMES[language]}`,
    ),
    ...(query.relevancy === null ? [] : [describeRelevancy(query.relevancy)]),
    ...(query.since === null ? [] : [`since ${query.since}`]),
    ...(query.until === null ? [] : [`until ${query.until}`]),
    ...(query.sort === 'best'
      ? []
      : [query.sort === 'recent' ? 'newest first' : 'most relevant first']),
  ].join(' · ');
}

/** How the query was read, as a sentence tells it: `signals with "algoritm", rated 4 or more`. */
export function readingOf(query: Query, kinds: readonly ItemKind[]): string {
  const [kind] = kinds;
  const subject =
    kinds.length === ITEM_KINDS.length
      ? 'items'
      : kinds.length === 1 && kind !== undefined
        ? plural(kind)
        : kinds.map((each) => plural(each)).join(' and ');
  return [
    `${subject}${query.match === null ? '' : ` ${readMatch(query.match)}`}`,
    ...query.facets.map(readFacet),
    ...query.languages.map(readLanguage),
    ...(query.relevancy === null ? [] : [readRelevancy(query.relevancy)]),
    ...readPeriod(query),
  ].join(', ');
}

function quoted(words: string): string {
  return words.includes('"') ? words : `"${words}"`;
}

function describeRelevancy(filter: RelevancyFilter): string {
  switch (filter.kind) {
    case 'floor':
      return `rel ≥ ${filter.min}`;
    case 'range':
      return filter.min === filter.max ? `rel ${filter.min}` : `rel ${filter.min}–${filter.max}`;
    case 'unrated':
      return 'unrated';
  }
}

function readMatch(match: Match): string {
  const parts = match.kind === 'and' ? match.of : [match];
  const wanted = parts.filter(({ kind }) => kind !== 'not');
  const excluded = parts.flatMap((part) => (part.kind === 'not' ? [part.of] : []));
  const [only] = wanted;
  const words =
    wanted.length === 1 && only?.kind === 'or'
      ? readPart(only, 'or')
      : wanted.map((part) => readPart(part, 'and')).join(' and ');
  return [
    ...(words === '' ? [] : [`with ${words}`]),
    ...excluded.map((part) => `without ${readPart(part, 'and')}`),
  ].join(', ');
}

/** @param around - what joins the part to its neighbours; another joint inside needs parentheses. */
function readPart(match: Match, around: 'and' | 'or'): string {
  switch (match.kind) {
    case 'word':
      return match.prefix ? `a word that begins with "${match.text}"` : `"${match.text}"`;
    case 'phrase':
      return `"${match.text}"`;
    case 'not':
      return `not ${readPart(match.of, 'and')}`;
    case 'and':
    case 'or': {
      const inside = match.kind;
      const text = match.of.map((part) => readPart(part, inside)).join(` ${inside} `);
      return inside === around ? text : `(${text})`;
    }
  }
}

function readFacet({ facet, value, negated }: FacetFilter): string {
  const preposition = {
    theme: 'on the theme',
    keyword: 'with the keyword',
    topic: 'on the topic',
    source: 'from',
    category: 'in the category',
    type: 'of the type',
  };
  return `${negated ? 'not ' : ''}${preposition[facet]} "${value}"`;
}

function readLanguage({ language, negated }: LanguageFilter): string {
  return `${negated ? 'not ' : ''}in ${LANGUAGE_NAMES[language]}`;
}

function readRelevancy(filter: RelevancyFilter): string {
  switch (filter.kind) {
    case 'floor':
      return `rated ${filter.min}${filter.min === 5 ? '' : ' or more'}`;
    case 'range':
      return filter.min === filter.max
        ? `rated ${filter.min}`
        : `rated ${filter.min} to ${filter.max}`;
    case 'unrated':
      return 'unrated';
  }
}

function readPeriod({ since, until }: Query): readonly string[] {
  if (since !== null && until !== null) {
    return [`on pages from ${since} to ${until}`];
  }
  return [
    ...(since === null ? [] : [`on pages since ${since}`]),
    ...(until === null ? [] : [`on pages until ${until}`]),
  ];
}
