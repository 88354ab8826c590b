import type { Match, Query, RelevancyFilter, ReviewFilter } from '../../model/query.ts';
import { LANGUAGE_NAMES } from '../../model/text/language.ts';
import { TABLE_NAMES } from './parse-kinds.ts';

/** What headers say after `37 signals for`: `“regulation” · relevancy 4+`; empty when everything was asked for. */
export function queryWords(query: Query): string {
  const asked = matchWords(query.match);
  const quoted = asked === '' || asked.includes('“') ? asked : `“${asked}”`;
  return [...(quoted === '' ? [] : [quoted]), ...filterWords(query)].join(' · ');
}

/** The words of a query as a reader would write them: `drone* OR “air space” -toys`; empty without words. */
export function matchWords(match: Match | null): string {
  return match === null ? '' : words(match);
}

/** The filters of a query in short, one each: `relevancy 4+`, `theme mobility`, `since 2026-01-01`. */
export function filterWords(query: Query): readonly string[] {
  return [
    ...(query.relevancy === null ? [] : [relevancyWords(query.relevancy)]),
    ...query.facets.map(({ facet, value, negated }) => `${negated ? 'not ' : ''}${facet} ${value}`),
    ...query.titles.map(({ text, negated }) => `${negated ? 'not ' : ''}titled ${text}`),
    ...(query.kinds === null
      ? []
      : [`in ${query.kinds.map((kind) => TABLE_NAMES[kind]).join(', ')}`]),
    ...query.languages.map(
      ({ language, negated }) => `${negated ? 'not ' : ''}in ${LANGUAGE_NAMES[language]}`,
    ),
    ...query.reviews.map(reviewWords),
    ...(query.since === null ? [] : [`since ${query.since}`]),
    ...(query.until === null ? [] : [`until ${query.until}`]),
    ...(query.sort === 'best' ? [] : [`by ${query.sort === 'recent' ? 'date' : 'relevancy'}`]),
  ];
}

function reviewWords(filter: ReviewFilter): string {
  const not = filter.negated ? 'not ' : '';
  switch (filter.kind) {
    case 'is':
      return `${not}${filter.status.replace('-', ' ')}`;
    case 'by':
      return `${not}by ${filter.user}`;
    case 'tag':
      return `${not}tagged ${filter.tag}`;
  }
}

function relevancyWords(filter: RelevancyFilter): string {
  switch (filter.kind) {
    case 'floor':
      return `relevancy ${filter.min}+`;
    case 'range':
      return filter.min === filter.max
        ? `relevancy ${filter.min}`
        : `relevancy ${filter.min}–${filter.max}`;
    case 'unrated':
      return 'unrated';
  }
}

function words(match: Match): string {
  switch (match.kind) {
    case 'word':
      return match.exact === true ? `“${match.text}”` : `${match.text}${match.prefix ? '*' : ''}`;
    case 'phrase':
      return `“${match.text}”`;
    case 'not':
      return `-${wordsWithin(match.of)}`;
    case 'and':
      return match.of.map(wordsWithin).join(' ');
    case 'or':
      return match.of.map(wordsWithin).join(' OR ');
  }
}

/** As a part of others: what is several itself stands in parentheses. */
function wordsWithin(match: Match): string {
  return match.kind === 'and' || match.kind === 'or' ? `(${words(match)})` : words(match);
}
