import type { CountByKind } from '../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import type {
  FacetFilter,
  LanguageFilter,
  Match,
  Query,
  RelevancyFilter,
  ReviewFilter,
  TitleFilter,
} from '../../model/query.ts';
import { plural } from '../../model/text/kind-words.ts';
import { LANGUAGE_NAMES } from '../../model/text/language.ts';

/** What the query finds in some of the tables. */
export function countIn(counts: CountByKind, kinds: readonly ItemKind[]): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0);
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
    ...query.titles.map(readTitle),
    ...query.languages.map(readLanguage),
    ...query.reviews.map(readReview),
    ...(query.relevancy === null ? [] : [readRelevancy(query.relevancy)]),
    ...readPeriod(query),
  ].join(', ');
}

function readMatch(match: Match): string {
  const parts = match.kind === 'and' ? match.of : [match];
  const wanted = parts.filter((part) => part.kind !== 'not' && !isLeftOut(part, parts));
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

/** A small word beside others is not asked for. */
function isLeftOut(part: Match, parts: readonly Match[]): boolean {
  const isSmall = (one: Match) => one.kind === 'word' && one.small === true;
  return isSmall(part) && parts.some((one) => one.kind !== 'not' && !isSmall(one));
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
      const asked = match.of.filter((part) => inside === 'or' || !isLeftOut(part, match.of));
      const text = asked.map((part) => readPart(part, inside)).join(` ${inside} `);
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

function readTitle({ text, negated }: TitleFilter): string {
  return `${negated ? 'not ' : ''}on a page titled "${text}"`;
}

function readLanguage({ language, negated }: LanguageFilter): string {
  return `${negated ? 'not ' : ''}in ${LANGUAGE_NAMES[language]}`;
}

function readReview(filter: ReviewFilter): string {
  const not = filter.negated ? 'not ' : '';
  switch (filter.kind) {
    case 'is':
      return `${not}${filter.status.replace('-', ' ')}`;
    case 'by':
      return `${not}flagged or decided by ${filter.user}`;
    case 'tag':
      return `${not}tagged "${filter.tag}"`;
  }
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
