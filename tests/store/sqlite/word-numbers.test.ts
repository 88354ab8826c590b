import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/store/sqlite/fold.ts';
import { createWordNumbers } from '../../../src/store/sqlite/word-numbers.ts';

describe('the numbers of words', () => {
  it('stand for the words of any texts, as they are cut', () => {
    const numbers = createWordNumbers();
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('a', 'B', 'é', '1', ' ', '-', '無'), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('x', 'y', '\n'), maxLength: 200 }),
    );

    fc.assert(
      fc.property(anyText, (text) => {
        expect(numbers.of(text).map((number) => numbers.words[number])).toEqual(wordsOf(text));
      }),
    );
    expect(new Set(numbers.words).size).toBe(numbers.words.length);
  });

  it('stay when there are so many that some have the same hash', () => {
    const numbers = createWordNumbers();
    const words = Array.from({ length: 300_000 }, (_, n) => `w${String(n).padStart(6, '0')}`);

    const first = numbers.of(words.join(' '));
    const again = words.map((word) => numbers.of(word)[0]);

    expect(first).toEqual(words.map((_, n) => n));
    expect(again).toEqual(first);
  });
});
