import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gistOf, saysTheSame } from '../../../src/digests/selection/fold-duplicates.ts';
import { ItemId } from '../../../src/model/item.ts';
import { runs } from '../../support/runs.ts';

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
