import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { Query } from '../../../src/model/query.ts';
import { readingOf } from '../../../src/search/query/describe-query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';

function queryOf(text: string): Query {
  const outcome = parseQuery(text, '2026-11-24');
  if (outcome.kind === 'unreadable') {
    throw new Error(outcome.reason);
  }
  return outcome.query;
}

describe('readingOf', () => {
  it.each([
    ['algoritm rel:>=4', 'items with "algoritm", rated 4 or more'],
    ['data privacy', 'items with "data" and "privacy"'],
    ['x b OR c', 'items with ("x" and "b") or "c"'],
    ['what about the air', 'items with "air"'],
    ['(x OR b) c', 'items with ("x" or "b") and "c"'],
    ['eau title:"digital twins"', 'items with "eau", on a page titled "digital twins"'],
    ['(x OR b) -c', 'items with "x" or "b", without "c"'],
    ['regul* -"air space"', 'items with a word that begins with "regul", without "air space"'],
    ['-a theme:ai -type:news', 'items without "a", on the theme "ai", not of the type "news"'],
    [
      'since:2025 until:2026 rel:3..4',
      'items, rated 3 to 4, on pages from 2025-01-01 to 2026-12-31',
    ],
    ['eau -lang:fr', 'items with "eau", not in French'],
    ['rel:unrated until:2026', 'items, unrated, on pages until 2026-12-31'],
  ])('tells how %s was read', (text, reading) => {
    const told = readingOf(queryOf(text), ITEM_KINDS);

    expect(told).toBe(reading);
  });

  it('names the tables that were asked', () => {
    const query = queryOf('law');

    expect(readingOf(query, ['technology'])).toBe('technologies with "law"');
    expect(readingOf(query, ['signal', 'issue'])).toBe('signals and issues with "law"');
  });
});
