import { describe, expect, it } from 'vitest';
import type { Query } from '../../../src/model/query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { matchWords, queryWords } from '../../../src/search/query/query-words.ts';

describe('matchWords', () => {
  it('writes a query as a reader would', () => {
    const word = (text: string, prefix = false) => ({ kind: 'word' as const, text, prefix });

    expect(
      matchWords({
        kind: 'and',
        of: [
          { kind: 'or', of: [word('drone', true), { kind: 'phrase', text: 'air space' }] },
          { kind: 'not', of: word('toys') },
        ],
      }),
    ).toBe('(drone* OR “air space”) -toys');
  });
});

function queryOf(text: string): Query {
  const outcome = parseQuery(text, '2026-11-24');
  if (outcome.kind === 'unreadable') {
    throw new Error(outcome.reason);
  }
  return outcome.query;
}

describe('queryWords', () => {
  it.each([
    ['regulation rel:>=4', '“regulation” · relevancy 4+'],
    ['data privacy', '“data privacy”'],
    ['"air space" drones', '“air space” drones'],
    ['=news', '“news”'],
    ['regul* OR law', '“regul* OR law”'],
    ['theme:ai -type:news rel:3..4', 'relevancy 3–4 · theme ai · not type news'],
    ['rel:5 since:2025 until:2026-01', 'relevancy 5 · since 2025-01-01 · until 2026-01-31'],
    ['rel:unrated sort:recent', 'unrated · by date'],
    ['law sort:relevancy', '“law” · by relevancy'],
    ['eau lang:fr -lang:en', '“eau” · in French · not in English'],
    [
      'air title:twins in:issues,concerns source:bbc.com',
      '“air” · source bbc.com · titled twins · in concerns, issues',
    ],
    ['', ''],
  ])('heads the result of %s', (text, header) => {
    expect(queryWords(queryOf(text))).toBe(header);
  });
});
