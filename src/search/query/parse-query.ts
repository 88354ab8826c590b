import { cutBetweenWords } from '../../model/headline.ts';
import type { Query } from '../../model/query.ts';
import type { CalendarDate } from '../../model/summary.ts';
import type { Unreadable } from '../outcome.ts';
import { decodeText } from './decode-text.ts';
import { parseFilters } from './parse-filters.ts';
import { leavesOf, parseMatch, wordsOf } from './parse-match.ts';
import { tokenize } from './tokenize.ts';
import { unreadable } from './unreadable.ts';

const MAX_LENGTH = 500;
const MAX_TERMS = 16;
const MAX_WORD_LENGTH = 64;
const SHOWN_LENGTH = 60;

export type QueryOutcome = { readonly kind: 'query'; readonly query: Query } | Unreadable;

/**
 * Reads what a person typed: words, `"phrases"`, OR, `-not`, `prefix*`,
 * parentheses and filters. Everything else is text:
 * punctuation, a lone quote or parenthesis is never an error. Slack's forms of
 * links and mentions are read as what they show. An empty text asks for
 * everything. Limits: 500 characters, 16 terms, 64 characters per word.
 *
 * @param today - what `since:30d` counts back from, UTC.
 */
export function parseQuery(text: string, today: CalendarDate): QueryOutcome {
  const decoded = decodeText(text);
  if (decoded.length > MAX_LENGTH) {
    return tooLong(decoded);
  }
  const tokens = tokenize(decoded);
  const filters = parseFilters(tokens, today);
  if (filters.kind === 'unreadable') {
    return filters;
  }
  const { match, misplacedFilter } = parseMatch(tokens);
  if (misplacedFilter !== null) {
    return unreadable(
      misplacedFilter,
      'a filter holds for the whole query; only words can be joined by OR or excluded as a group',
      'privacy OR surveillance',
    );
  }
  const terms = leavesOf(match);
  const longWord = terms.flatMap((term) => wordsOf(term.text)).find(isTooLong);
  if (longWord !== undefined) {
    return unreadable(start(longWord), `a word has at most ${MAX_WORD_LENGTH} characters`, null);
  }
  if (terms.length + filters.facets.length > MAX_TERMS) {
    return tooMany(decoded, terms.length + filters.facets.length);
  }
  if (decoded !== '' && match === null && filters.given === 0) {
    return unreadable(start(decoded), 'it holds no word to look for', 'regulation');
  }
  const { kind: _kind, given: _given, ...asked } = filters;
  return { kind: 'query', query: { text: decoded, match, ...asked } };
}

function tooLong(text: string): Unreadable {
  return unreadable(
    start(text),
    `a query has at most ${MAX_LENGTH} characters, and this has ${text.length}`,
    firstWords(text),
  );
}

function tooMany(text: string, count: number): Unreadable {
  return unreadable(
    start(text),
    `a query has at most ${MAX_TERMS} terms, and this has ${count}`,
    firstWords(text),
  );
}

function firstWords(text: string): string | null {
  const words = wordsOf(text).filter((word) => !isTooLong(word) && !/^(OR|AND)$/.test(word));
  return words.slice(0, 3).join(' ') || null;
}

function isTooLong(word: string): boolean {
  return word.length > MAX_WORD_LENGTH;
}

function start(text: string): string {
  return cutBetweenWords(text, SHOWN_LENGTH);
}
