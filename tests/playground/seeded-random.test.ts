import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';

const numbers = (seed: number, count: number) => {
  const next = createSeededRandom(seed);
  return Array.from({ length: count }, next);
};

describe('createSeededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(numbers(7, 20)).toEqual(numbers(7, 20));
    expect(numbers(7, 20)).not.toEqual(numbers(8, 20));
  });

  it('is spread evenly from 0 up to 1', () => {
    const drawn = numbers(1, 10_000);

    const fifths = [0, 1, 2, 3, 4].map(
      (n) => drawn.filter((x) => x >= n / 5 && x < (n + 1) / 5).length,
    );
    expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(Math.min(...fifths)).toBeGreaterThan(1_900);
    expect(Math.max(...fifths)).toBeLessThan(2_100);
  });
});
