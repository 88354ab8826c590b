import { describe, expect, it } from 'vitest';
import { pageId } from '../../support/builders.ts';
import { selectItems } from '../../support/select-items.ts';
import { aCandidate } from './a-candidate.ts';

describe('the next place', () => {
  it('holds a place for each asked kind that has something worth it', () => {
    const signals = Array.from({ length: 30 }, (_, n) =>
      aCandidate({ row: { relevancy: 5 }, page: 10 + n }),
    );
    const concern = aCandidate({ row: { kind: 'concern', relevancy: 4 }, page: 50 });
    const unrated = aCandidate({ row: { kind: 'issue', relevancy: null }, page: 51, mean: 4 });
    const poor = aCandidate({ row: { kind: 'behavior', relevancy: 2 }, page: 52 });

    const { chosen } = selectItems({ minimumRelevancy: 4, limit: 10 }, [
      ...signals,
      concern,
      unrated,
      poor,
    ]);

    const kinds = chosen.map(({ candidate }) => candidate.kind);
    expect(kinds.filter((kind) => kind === 'signal')).toHaveLength(8);
    expect(kinds).toContain('concern');
    expect(kinds).toContain('issue');
    expect(chosen.find(({ candidate }) => candidate.kind === 'concern')?.heldFor).toBe('concern');
  });

  it('gives a page no more than its share, whatever is left of the places', () => {
    const many = Array.from({ length: 50 }, () => aCandidate({ row: { relevancy: 5 }, page: 1 }));

    const selection = selectItems({ minimumRelevancy: 4, limit: 10, perPage: null }, many);

    expect(selection.chosen).toHaveLength(3);
    expect(selection.leftOut[0]?.because).toEqual({ kind: 'page-share', most: 3 });
  });

  it('lets a theme go beyond its share only where places would stay empty', () => {
    const energy = Array.from({ length: 8 }, (_, n) =>
      aCandidate({ row: { relevancy: 5 }, page: n, themes: ['Energy'] }),
    );
    const other = aCandidate({ row: { relevancy: 4 }, page: 20, themes: ['Privacy'] });
    const rule = { minimumRelevancy: 4, limit: 4, perTheme: null };

    const mixed = selectItems(rule, [...energy, other]);
    const alone = selectItems(rule, energy);

    const pagesOf = ({ chosen }: typeof mixed) => chosen.map(({ candidate }) => candidate.page.id);
    expect(pagesOf(mixed)).toContain(pageId(20));
    expect(alone.chosen).toHaveLength(4);
  });
});
