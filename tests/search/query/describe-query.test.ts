import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { Query } from '../../../src/model/query.ts';
import { describeQuery, readingOf } from '../../../src/search/query/describe-query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';

function queryOf(text: string): Query {
  const outcome = parseQuery(text, '2026-11-24');
  if (outcome.kind === 'unreadable') {
    throw new Error(outcome.reason);
  }
  return outcome.query;
}

describe('describeQuery', () => {
  it.each([
    ['regulation rel:>=4', '"regulation" · rel ≥ 4'],
    ['data privacy', '"data privacy"'],
    ['"air space" drones', '"air space" drones'],
    ['regul* OR law', '"regul* OR law"'],
    ['theme:ai -type:news rel:3..4', 'theme: ai · not type: news · rel 3–4'],
    ['rel:5 since:2025 until:2026-01', 'rel 5 · since 2025-01-01 · until 2026-01-31'],
    ['rel:unrated sort:recent', 'unrated · newest first'],
    ['law sort:relevancy', '"law" · most relevant first'],
    ['eau lang:fr -lang:en', '"eau" · language: French · not language: English'],
    ['', ''],
  ])('heads the result of %s', (text, header) => {
    const described = describeQuery(queryOf(text));

    expect(described).toBe(header);
  });
});

describe('readingOf', () => {
  it.each([
    ['algoritm rel:>=4', 'items with "algoritm", rated 4 or more'],
    ['data privacy', 'items with "data" and "privacy"'],
    ['a b OR c', 'items with ("a" and "b") or "c"'],
    ['(a OR b) c', 'items with ("a" or "b") and "c"'],
    ['(a OR b) -c', 'items with "a" or "b", without "c"'],
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
