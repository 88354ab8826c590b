import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/model/text/edit-distance.ts';
import { runs } from '../../support/runs.ts';

describe('editDistance', () => {
  it.each([
    ['same', 'same', 0],
    ['drone', 'drones', 1],
    ['dorne', 'drone', 1],
    ['regulatoin', 'regulations', 2],
    ['', 'ab', 2],
    ['abcdef', 'ghijkl', 3],
  ])('takes from %s to %s %i steps', (a, b, steps) => {
    expect(editDistance(a, b, 2)).toBe(steps);
  });

  it('is the same both ways, and 0 for equal words only', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 2)).toBe(editDistance(b, a, 2));
        expect(editDistance(a, b, 2) === 0).toBe(a === b);
      }),
      runs(100),
    );
  });
});
