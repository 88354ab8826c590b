import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gistOf, saysTheSame } from '../../../src/digests/selection/fold-duplicates.ts';
import { ITEM_KINDS, type Row } from '../../../src/model/item.ts';
import { pageId } from '../../support/builders.ts';
import { selectItems, type TestCandidate } from '../../support/select-items.ts';
import { aCandidate, anything, fours } from './a-candidate.ts';

/** The pages the other way round, each with its rows as they are. */
const pagesTurned = (candidates: readonly TestCandidate[]) =>
  candidates.toSorted((a, b) => (a.page.id < b.page.id ? 1 : Number(a.page.id > b.page.id) * -1));

const relevancies = (selection: ReturnType<typeof selectItems>) =>
  selection.chosen.map(({ candidate }) => candidate.relevancy);

describe('chooseItems', () => {
  it('counts what is new, updated and below the minimum', () => {
    const selection = selectItems(fours, [
      aCandidate({ row: { relevancy: 4 }, page: 1 }),
      aCandidate({ row: { relevancy: 5 }, page: 2, novelty: 'updated' }),
      aCandidate({ row: { relevancy: 3 }, page: 3 }),
      aCandidate({ row: { relevancy: null }, page: 4, mean: 3.9 }),
      aCandidate({ row: { relevancy: null }, page: 5, mean: null }),
    ]);

    expect(selection).toMatchObject({
      newItems: 1,
      updatedItems: 1,
      belowThreshold: 3,
      overLimit: 0,
    });
    expect(relevancies(selection)).toEqual([5, 4]);
  });

  it('lets everything pass without a minimum, rated first and wholly unrated last', () => {
    const selection = selectItems(anything, [
      aCandidate({ row: { relevancy: null }, page: 1, mean: null }),
      aCandidate({ row: { relevancy: null }, page: 2, mean: 5 }),
      aCandidate({ row: { relevancy: 1 }, page: 3 }),
    ]);

    expect(selection.chosen.map(({ candidate }) => candidate.page.id)).toEqual([
      pageId(3),
      pageId(2),
      pageId(1),
    ]);
  });

  it('compares the mean unrounded, and takes rated items before inherited ones', () => {
    const selection = selectItems(fours, [
      aCandidate({ row: { relevancy: null }, page: 1, mean: 4.8 }),
      aCandidate({ row: { relevancy: null }, page: 2, mean: 3.96 }),
      aCandidate({ row: { relevancy: 4 }, page: 3 }),
    ]);

    expect(relevancies(selection)).toEqual([4, null]);
    expect(selection.belowThreshold).toBe(1);
  });

  it('takes one inherited item per page and kind', () => {
    const inherited = (kind: Row['kind'], page: number, score: number) =>
      aCandidate({ row: { kind, relevancy: null }, page, mean: 4.5, score });

    const selection = selectItems(fours, [
      inherited('signal', 1, 0.2),
      inherited('signal', 1, 0.9),
      inherited('concern', 1, 0.1),
      inherited('signal', 2, 0.1),
    ]);

    expect(selection.chosen).toHaveLength(3);
    expect(selection.chosen[0]?.candidate.page.id).toBe(pageId(1));
    expect(selection.overLimit).toBe(1);
  });

  it('does not let one article fill the digest', () => {
    const many = Array.from({ length: 10 }, () => aCandidate({ row: { relevancy: 5 }, page: 1 }));
    const others = [2, 3, 4].map((page) => aCandidate({ row: { relevancy: 4 }, page }));

    const selection = selectItems({ minimumRelevancy: 4, limit: 5 }, [...many, ...others]);

    const pages = selection.chosen.map(({ candidate }) => candidate.page.id);
    expect(new Set(pages).size).toBe(4);
    expect(pages.filter((id) => id === pageId(1))).toHaveLength(2);
    expect(selection.overLimit).toBe(8);
  });

  it('fills a quiet week from one article', () => {
    const many = Array.from({ length: 3 }, () => aCandidate({ page: 1 }));

    expect(selectItems({ minimumRelevancy: 4, limit: 3 }, many).chosen).toHaveLength(3);
  });

  it('spreads over themes among equals', () => {
    const on = (page: number, theme: string, score: number) =>
      aCandidate({ row: { relevancy: 4 }, page, themes: [theme], score });

    const selection = selectItems({ minimumRelevancy: 4, limit: 2 }, [
      on(1, 'Energy', 0.9),
      on(2, 'energy', 0.8),
      on(3, 'Privacy', 0.1),
    ]);

    expect(selection.chosen.map(({ candidate }) => candidate.page.id)).toEqual([
      pageId(1),
      pageId(3),
    ]);
  });

  it('prefers the better match, then the younger page, among equals', () => {
    const young = { pageDate: '2026-11-20' };
    const old = { pageDate: '2026-10-01' };

    const selection = selectItems(anything, [
      aCandidate({ page: 1, pageFields: old }),
      aCandidate({ page: 2, pageFields: young }),
      aCandidate({ page: 3, pageFields: old, score: 1 }),
    ]);

    expect(selection.chosen.map(({ candidate }) => candidate.page.id)).toEqual([
      pageId(3),
      pageId(2),
      pageId(1),
    ]);
  });

  it('fills fifty places from one long article, where a page may have all of them', () => {
    const many = Array.from({ length: 60 }, () => aCandidate({ page: 1 }));

    expect(selectItems({ minimumRelevancy: null, limit: 50 }, many).chosen).toHaveLength(50);
  });

  it('chooses from an archive that was generated anew as a whole, and counts all of it', () => {
    const fives = Array.from({ length: 1_500 }, (_, n) =>
      aCandidate({ row: { relevancy: 5 }, page: n % 50, novelty: 'updated' }),
    );
    const others = Array.from({ length: 500 }, () =>
      aCandidate({ row: { relevancy: 4 }, page: 60 }),
    );

    const selection = selectItems({ minimumRelevancy: 4, limit: 10 }, [...others, ...fives]);

    expect(new Set(selection.chosen.map(({ candidate }) => candidate.page.id)).size).toBe(10);
    expect(selection).toMatchObject({ updatedItems: 10, overLimit: 1_990 });
  });

  it('gives the same choice whatever the order of the pages', () => {
    const candidates = Array.from({ length: 40 }, (_, n) =>
      aCandidate({
        row: { relevancy: ([3, 4, 5, null] as const)[n % 4] ?? null },
        page: n % 7,
        mean: 4.2,
        themes: [`theme ${n % 3}`],
      }),
    );
    const ids = (list: readonly TestCandidate[]) =>
      selectItems({ minimumRelevancy: 3, limit: 10 }, list).chosen.map(
        ({ candidate }) => candidate.id,
      );

    expect(ids(pagesTurned(candidates))).toEqual(ids(candidates));
  });

  it('takes the row that its page has first, among equals', () => {
    const rows = Array.from({ length: 4 }, () => aCandidate());

    const { chosen } = selectItems({ ...fours, limit: 2 }, rows.toReversed());

    expect(chosen.map(({ candidate }) => candidate.id)).toEqual([rows[3]?.id, rows[2]?.id]);
  });

  it('takes rows that say the words themselves before those that match by a label', () => {
    const selection = selectItems(anything, [
      aCandidate({ row: { relevancy: 5 }, page: 1, words: 'label', score: 1 }),
      aCandidate({ row: { relevancy: 3 }, page: 2, words: 'own' }),
    ]);

    expect(selection.chosen.map(({ candidate }) => candidate.words)).toEqual(['own', 'label']);
  });

  it('says of those left out what kept them out', () => {
    const said = { name: 'Drone corridors', description: 'Cities plan the air.' };
    const rule = { minimumRelevancy: 4, limit: 2, perPage: 1 };

    const { leftOut, chosen } = selectItems(rule, [
      aCandidate({ row: { ...said, relevancy: 5 }, page: 1 }),
      aCandidate({ row: { ...said, relevancy: 5 }, page: 2 }),
      aCandidate({ row: { relevancy: 4 }, page: 1 }),
      aCandidate({ row: { relevancy: 4 }, page: 3 }),
      aCandidate({ row: { relevancy: 4 }, page: 4 }),
    ]);

    const [best] = chosen;
    expect(leftOut.map(({ because }) => because)).toEqual([
      { kind: 'same-as', item: best?.candidate.id },
      { kind: 'page-share', most: 1 },
      { kind: 'no-room', limit: 2 },
    ]);
  });

  it('keeps its shares, folds what is alike and is the same in any order, whatever it is given', () => {
    const candidates = fc
      .array(
        fc.record({
          kind: fc.constantFrom(...ITEM_KINDS),
          relevancy: fc.constantFrom(null, 3, 4, 5),
          page: fc.integer({ min: 1, max: 8 }),
          text: fc.integer({ min: 0, max: 30 }),
        }),
        { maxLength: 60 },
      )
      .map((list) =>
        list.map(({ kind, relevancy, page, text }) =>
          aCandidate({
            row: {
              kind,
              relevancy,
              name: `Subject ${text}`,
              description: `What happens at place${text} is told by witness${text} in book${text}.`,
            },
            page,
            mean: 4 + page / 10,
            themes: [page < 6 ? 'Energy' : 'Water'],
          }),
        ),
      );

    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 20 }), (list, limit) => {
        const rule = { minimumRelevancy: 4, limit, perPage: null, perTheme: null };
        const { chosen, leftOut } = selectItems(rule, list);
        const again = selectItems(rule, pagesTurned(list));

        const most = Math.ceil(limit * 0.3);
        const perPage = Map.groupBy(chosen, ({ candidate }) => candidate.page.id);
        expect([...perPage.values()].every((items) => items.length <= most)).toBe(true);
        const gists = chosen.map(({ item, candidate }) => gistOf(candidate.id, item));
        expect(
          gists.every((one, n) => gists.slice(n + 1).every((other) => !saysTheSame(one, other))),
        ).toBe(true);
        const inherited = chosen
          .filter(({ tier }) => tier > 0)
          .map(({ candidate }) => `${candidate.page.id} ${candidate.kind}`);
        expect(new Set(inherited).size).toBe(inherited.length);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        const shut = leftOut.filter(({ because }) => because.kind === 'no-room');
        const kindsChosen = new Set(chosen.map(({ candidate }) => candidate.kind));
        const kindsShut = new Set(shut.map(({ candidate }) => candidate.kind));
        const present = new Set([...chosen, ...leftOut].map(({ candidate }) => candidate.kind));
        expect(present.size > limit || [...kindsShut].every((kind) => kindsChosen.has(kind))).toBe(
          true,
        );
        const ofTheme = Map.groupBy(chosen, ({ candidate }) => candidate.page.themes[0]);
        const full = [...ofTheme].filter(([, of]) => of.length > Math.ceil(limit / 2));
        const others = shut.filter(({ candidate }) => !(candidate.page.themes[0] === full[0]?.[0]));
        expect(full.length === 0 || others.length === 0).toBe(true);
        expect(again.chosen.map(({ candidate }) => candidate.id)).toEqual(
          chosen.map(({ candidate }) => candidate.id),
        );
        expect(again.leftOut.map(({ because }) => because)).toEqual(
          leftOut.map(({ because }) => because),
        );
      }),
    );
  });
});
