import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../../src/store/sqlite/fold.ts';
import { createWordNumbers } from '../../../src/store/sqlite/word-numbers.ts';
import { runs } from '../../support/runs.ts';

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
      runs(100),
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

  it('are found soon though all words were chosen to have one hash', () => {
    const words = wordsOfOneHash(2000);
    const startsWith = vi.spyOn(String.prototype, 'startsWith');
    const numbers = createWordNumbers();

    const first = numbers.of(words.join(' '));
    const again = numbers.of(words.join(' '));
    const looks = startsWith.mock.calls.length;
    startsWith.mockRestore();

    expect(first).toEqual(words.map((_, n) => n));
    expect(again).toEqual(first);
    // They do have one hash, or each would be found at its first look.
    expect(looks).toBeGreaterThan(words.length * 4);
    expect(looks).toBeLessThan(words.length * 40);
  });
});

/** As `hashOn`, which whoever means harm can read. */
const hashOn = (hash: number, code: number) =>
  Math.imul(hash ^ code, 0x01_00_01_93) ^ (hash >>> 15);

/** Of pieces of which two lead from one state of the hash to the same next one. */
function wordsOfOneHash(count: number): readonly string[] {
  const pieces: (readonly [string, string, number])[] = [];
  while (2 ** pieces.length < count) {
    pieces.push(twoPieces(pieces.at(-1)?.[2] ?? 0));
  }
  return Array.from({ length: count }, (_, n) =>
    pieces.map((pair, at) => ((n >> at) & 1 ? pair[1] : pair[0])).join(''),
  );
}

function twoPieces(state: number): readonly [string, string, number] {
  const seen = new Map<number, string>();
  for (let n = 0; ; n += 1) {
    const piece = n.toString(36).padStart(4, '0');
    const hash = piece
      .split('')
      .reduce((before, char) => hashOn(before, char.charCodeAt(0)), state);
    const other = seen.get(hash);
    if (other !== undefined) {
      return [other, piece, hash];
    }
    seen.set(hash, piece);
  }
}
