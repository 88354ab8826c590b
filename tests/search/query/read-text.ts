import type { Query } from '../../../src/model/query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { unreadableSentence } from '../../../src/search/query/unreadable.ts';

export const today = '2026-11-24';

/** What a text asks for, on that day; it must be readable. */
export function queryOf(text: string): Query {
  const outcome = parseQuery(text, today);
  if (outcome.kind === 'unreadable') {
    throw new Error(unreadableSentence(outcome));
  }
  return outcome.query;
}

/** Why a text cannot be read; `read` where it can. */
export function sentenceFor(text: string): string {
  const outcome = parseQuery(text, today);
  return outcome.kind === 'unreadable' ? unreadableSentence(outcome) : 'read';
}
