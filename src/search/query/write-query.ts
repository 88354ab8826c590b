import type { Match, Query, RelevancyFilter, ReviewFilter } from '../../model/query.ts';
import { TABLE_NAMES } from './parse-kinds.ts';

/** A query as a person would type it; reading it again gives the same query. */
export function writeQuery(query: Query): string {
  return [
    ...(query.match === null ? [] : [writeMatch(query.match)]),
    ...query.facets.map(
      ({ facet, value, negated }) => `${negated ? '-' : ''}${facet}:${quotedIfNeeded(value)}`,
    ),
    ...query.titles.map(
      ({ text, negated }) => `${negated ? '-' : ''}title:${quotedIfNeeded(text)}`,
    ),
    ...(query.kinds === null
      ? []
      : [`in:${query.kinds.map((kind) => TABLE_NAMES[kind]).join(',')}`]),
    ...query.languages.map(({ language, negated }) => `${negated ? '-' : ''}lang:${language}`),
    ...query.reviews.map(writeReview),
    ...(query.relevancy === null ? [] : [`rel:${writeRelevancy(query.relevancy)}`]),
    ...(query.since === null ? [] : [`since:${query.since}`]),
    ...(query.until === null ? [] : [`until:${query.until}`]),
    ...(query.sort === 'best' ? [] : [`sort:${query.sort}`]),
  ].join(' ');
}

export function writeReview(filter: ReviewFilter): string {
  const sign = filter.negated ? '-' : '';
  switch (filter.kind) {
    case 'is':
      return `${sign}is:${filter.status}`;
    case 'by':
      return `${sign}by:${filter.user === 'me' ? 'me' : `@${filter.user}`}`;
    case 'tag':
      return `${sign}tag:${quotedIfNeeded(filter.tag)}`;
  }
}

/** The words of a query as typed, without its filters. */
export function writeMatch(match: Match): string {
  switch (match.kind) {
    case 'word':
      return match.prefix
        ? `${match.text}*`
        : match.exact === true || isKeyword(match.text)
          ? `"${match.text}"`
          : match.text;
    case 'phrase':
      return `"${match.text}"`;
    case 'not':
      return `-${grouped(match.of)}`;
    case 'and':
      return match.of
        .map((part) => (part.kind === 'or' ? grouped(part) : writeMatch(part)))
        .join(' ');
    case 'or':
      return match.of
        .map((part) => (part.kind === 'not' ? writeMatch(part) : writeOr(part)))
        .join(' OR ');
  }
}

function writeOr(part: Match): string {
  // An exclusion beside words would reach beyond its alternative, so it is kept in parentheses.
  const reachesOut = part.kind === 'and' && part.of.some(({ kind }) => kind === 'not');
  return reachesOut ? `(${writeMatch(part)})` : writeMatch(part);
}

function grouped(match: Match): string {
  return match.kind === 'word' || match.kind === 'phrase'
    ? writeMatch(match)
    : `(${writeMatch(match)})`;
}

function isKeyword(word: string): boolean {
  return word === 'OR' || word === 'AND' || word === 'NOT';
}

function quotedIfNeeded(value: string): string {
  return /^[^\s()]+$/.test(value) ? value : `"${value}"`;
}

function writeRelevancy(filter: RelevancyFilter): string {
  switch (filter.kind) {
    case 'floor':
      return `>=${filter.min}`;
    case 'range':
      return filter.min === filter.max ? String(filter.min) : `${filter.min}..${filter.max}`;
    case 'unrated':
      return 'unrated';
  }
}
