import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, split } from '../../../../src/slack/blocks/elements/shorten.ts';
import { runs } from '../../../support/runs.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('shorten and split', () => {
  it('never give more than they may, nor half a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (raw, units) => {
        const text = raw.toWellFormed();
        const parts = split(text, units);

        expect(shorten(text, units).length).toBeLessThanOrEqual(units);
        expect(shorten(text, units).isWellFormed()).toBe(true);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(units);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      runs(100),
    );
  });
});
