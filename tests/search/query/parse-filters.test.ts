import { describe, expect, it } from 'vitest';
import type { Match, Query } from '../../../src/model/query.ts';
import { parseQuery } from '../../../src/search/query/parse-query.ts';
import { writeQuery } from '../../../src/search/query/write-query.ts';
import { queryOf, sentenceFor, today } from './read-text.ts';

const word = (text: string): Match => ({ kind: 'word', text, prefix: false });
const or = (...of: Match[]): Match => ({ kind: 'or', of });

describe('filters', () => {
  it.each<[string, Query['relevancy']]>([
    ['rel:>=4', { kind: 'floor', min: 4 }],
    ['rel:=>4', { kind: 'floor', min: 4 }],
    ['rel:≥4', { kind: 'floor', min: 4 }],
    ['rel:4+', { kind: 'floor', min: 4 }],
    ['rel:>3', { kind: 'floor', min: 4 }],
    ['REL:>3', { kind: 'floor', min: 4 }],
    ['rel:<=3', { kind: 'range', min: 1, max: 3 }],
    ['rel:<3', { kind: 'range', min: 1, max: 2 }],
    ['rel:5', { kind: 'range', min: 5, max: 5 }],
    ['rel:3..4', { kind: 'range', min: 3, max: 4 }],
    ['rel:3-4', { kind: 'range', min: 3, max: 4 }],
    ['rel:4–3', { kind: 'range', min: 3, max: 4 }],
    ['rel:unrated', { kind: 'unrated' }],
    ['rel:>=2 rel:>=4', { kind: 'floor', min: 4 }],
    ['rel:>=2 rel:<=4', { kind: 'range', min: 2, max: 4 }],
  ])('reads %s', (text, relevancy) => {
    const query = queryOf(text);

    expect(query.relevancy).toEqual(relevancy);
  });

  it.each([
    ['since:2025', '2025-01-01', null],
    ['since:2025-03', '2025-03-01', null],
    ['since:2025-03-09', '2025-03-09', null],
    ['since:30d', '2026-10-25', null],
    ['since:2w', '2026-11-10', null],
    ['since:6m', '2026-05-24', null],
    ['since:1y', '2025-11-24', null],
    ['since:9999y', '0001-01-01', null],
    ['until:2025', null, '2025-12-31'],
    ['until:2024-02', null, '2024-02-29'],
    ['until:2025-01', null, '2025-01-31'],
    ['until:1w', null, '2026-11-17'],
    ['since:2024 since:2025 until:2026-06 until:2026-03', '2025-01-01', '2026-03-31'],
  ])('reads %s', (text, since, until) => {
    const query = queryOf(text);

    expect(query).toMatchObject({ since, until });
  });

  it('counts months back to a day that exists', () => {
    const outcome = parseQuery('since:1m', '2026-03-31');

    expect(outcome).toMatchObject({ query: { since: '2026-02-28' } });
  });

  it('reads page fields, quoted when they have several words, excluded with a minus', () => {
    const { facets, match } = queryOf(
      'theme:"artificial intelligence" -keyword:drones category:politics Type:“blog post”',
    );

    expect(match).toBeNull();
    expect(facets).toEqual([
      { facet: 'theme', value: 'artificial intelligence', negated: false },
      { facet: 'keyword', value: 'drones', negated: true },
      { facet: 'category', value: 'politics', negated: false },
      { facet: 'type', value: 'blog post', negated: false },
    ]);
  });

  it('reads languages in either case, excluded with a minus', () => {
    const { languages, match } = queryOf('régulation lang:FR -lang:en');

    expect(match).toEqual(word('régulation'));
    expect(languages).toEqual([
      { language: 'fr', negated: false },
      { language: 'en', negated: true },
    ]);
  });

  it('holds for the whole query, wherever it stands', () => {
    const query = queryOf('privacy rel:5 OR surveillance sort:recent');

    expect(query).toMatchObject({
      match: or(word('privacy'), word('surveillance')),
      relevancy: { kind: 'range', min: 5, max: 5 },
      sort: 'recent',
    });
  });
});

describe('filters by review', () => {
  it.each([
    ['is:accepted', { kind: 'is', status: 'accepted', negated: false }],
    ['-is:False-Positive', { kind: 'is', status: 'false-positive', negated: true }],
    ['by:me', { kind: 'by', user: 'me', negated: false }],
    ['by:@U024BE7LH', { kind: 'by', user: 'U024BE7LH', negated: false }],
    ['tag:"water rights"', { kind: 'tag', tag: 'water rights', negated: false }],
    ['-tag:#grid', { kind: 'tag', tag: 'grid', negated: true }],
  ])('reads %s, and writes it so that it reads the same', (text, filter) => {
    const query = queryOf(text);

    expect(query.reviews).toEqual([filter]);
    expect(queryOf(writeQuery(query)).reviews).toEqual([filter]);
  });

  it.each([
    ['is:acepted', /is:accepted/],
    ['by:mira', /a person is me/],
    ['tag:', /the tag follows the colon/],
    ['status:accepted', /there is no filter status:/],
  ])('refuses %s with what would do', (text, sentence) => {
    expect(sentenceFor(text)).toMatch(sentence);
  });
});

describe('what is nearly a filter', () => {
  it.each([
    ['theme=health', 'theme:health'],
    ['Category = water', 'read'],
    ['lang=fr', 'lang:fr'],
    ['theme: health', 'theme:health'],
    ['rel: >=4', 'rel:>=4'],
    ['drones -theme: health', 'drones -theme:health'],
    ['source: bbc.com trains', 'source:bbc.com trains'],
    ['E=mc2', 'read'],
    ['a=b', 'read'],
    ['Re: water', 'read'],
  ])('%s is answered with what to type', (text, again) => {
    const outcome = parseQuery(text, today);

    expect(outcome.kind === 'query' ? 'read' : outcome.again).toBe(again);
  });

  it('takes all that follows a quote without its partner for the value', () => {
    expect(queryOf('theme:"artificial intelligence').facets).toEqual([
      { facet: 'theme', value: 'artificial intelligence', negated: false },
    ]);
  });
});
