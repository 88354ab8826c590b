import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gistOf, saysTheSame } from '../../../src/digests/selection/fold-duplicates.ts';
import { ItemId, type Row } from '../../../src/model/item.ts';
import { runs } from '../../support/runs.ts';
import { selectItems } from '../../support/select-items.ts';
import { aCandidate, anything, fours } from './a-candidate.ts';

const id = ItemId.parse('0123456789abcdef');
const of = (words: readonly string[]) =>
  gistOf(id, { name: null, description: words.join(' '), change: null });

describe('saysTheSame', () => {
  it('is what four of five shared words make of two texts, however they are compared', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'é', '1'),
      minLength: 1,
      maxLength: 4,
    });
    const texts = fc.tuple(
      fc.uniqueArray(word, { minLength: 5, maxLength: 40 }),
      fc.array(word, { maxLength: 9 }),
      fc.nat(3),
    );
    fc.assert(
      fc.property(texts, ([words, more, fewer]) => {
        const [left, right] = [of(words), of([...words.slice(fewer), ...more])];
        const shared = [...left.words].filter((each) => right.words.has(each)).length;
        const all = left.words.size + right.words.size - shared;
        const isEnough = Math.min(left.words.size, right.words.size) >= 5;
        const expected = left.key === right.key || (isEnough && shared / all >= 0.8);

        expect(saysTheSame(left, right)).toBe(expected);
        expect(saysTheSame(right, left)).toBe(expected);
      }),
      runs(500),
    );
  });
});

describe('what says the same', () => {
  it('folds rows that say the same on several pages into the best of them', () => {
    const same = (page: number, relevancy: Row['relevancy'], name: string) =>
      aCandidate({ row: { name, description: 'Cities plan the air.', relevancy }, page });

    const selection = selectItems(anything, [
      same(1, 3, 'Drone corridors'),
      same(2, 5, 'Drone corridors'),
      same(3, 4, '  DRONE  corridors! '),
      same(3, 4, 'Drone corridors'),
    ]);

    expect(selection.chosen).toHaveLength(1);
    expect(selection.chosen[0]).toMatchObject({ alsoIn: 2, item: { relevancy: 5 } });
    expect(selection.overLimit).toBe(0);
  });

  it('folds an unrated row into the rated one, though its page is more relevant', () => {
    const row = { name: 'Drone corridors', description: 'Cities plan the air.' };

    const selection = selectItems(fours, [
      aCandidate({ row: { ...row, relevancy: null }, page: 1, mean: 4.8 }),
      aCandidate({ row: { ...row, relevancy: 4 }, page: 2 }),
    ]);

    expect(selection.chosen).toMatchObject([{ alsoIn: 1, item: { relevancy: 4 } }]);
  });

  it('folds the same row of two tables of one page without naming another page', () => {
    const row = { name: 'Drone corridors', description: 'Cities plan the air.' };

    const selection = selectItems(anything, [
      aCandidate({ row: { ...row, kind: 'signal' } }),
      aCandidate({ row: { ...row, kind: 'issue' } }),
    ]);

    expect(selection.chosen).toMatchObject([{ alsoIn: 0 }]);
  });

  it('folds near-duplicates, and leaves different rows apart', () => {
    const say = (page: number, description: string) =>
      aCandidate({ row: { name: 'Drone corridors', description }, page });

    const selection = selectItems(anything, [
      say(1, 'Several large cities now reserve low air space for parcel delivery drones.'),
      say(2, 'Several large cities now reserve the low air space for parcel delivery drones.'),
      say(3, 'Farmers chase birds away from their ripe fields with small machines.'),
    ]);

    expect(selection.chosen.map(({ alsoIn }) => alsoIn).sort()).toEqual([0, 1]);
  });

  it('keeps short rows apart that differ in one word', () => {
    const selection = selectItems(anything, [
      aCandidate({ row: { name: 'Phone bans', description: 'at school' }, page: 1 }),
      aCandidate({ row: { name: 'Phone bans', description: 'at work' }, page: 2 }),
    ]);

    expect(selection.chosen).toHaveLength(2);
  });

  it('keeps rows apart that consist of different symbols only', () => {
    const selection = selectItems(anything, [
      aCandidate({ row: { name: '🚩', description: null }, page: 1 }),
      aCandidate({ row: { name: '✅', description: null }, page: 2 }),
    ]);

    expect(selection.chosen).toHaveLength(2);
  });

  it('does not take rows without name and description for one another', () => {
    const bare = { name: null, description: null, change: null };

    const selection = selectItems(anything, [
      aCandidate({ row: { ...bare, tenYear: 'More of it' }, page: 1 }),
      aCandidate({ row: { ...bare, tenYear: 'Less of it' }, page: 2 }),
    ]);

    expect(selection.chosen).toHaveLength(2);
  });
});
