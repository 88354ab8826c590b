import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlighted } from '../../../../src/slack/blocks/elements/rich-text.ts';
import { runs } from '../../../support/runs.ts';

describe('highlighted', () => {
  it('keeps the text whole, however wild the ranges', () => {
    const range = fc.record({
      start: fc.integer({ min: -5, max: 300 }),
      end: fc.integer({ min: -5, max: 300 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.array(range), (text, ranges) => {
        const parts = highlighted(text, ranges).map((part) =>
          part.type === 'text' ? part.text : '',
        );

        expect(parts.join('')).toHaveLength(text.length);
      }),
      runs(100),
    );
  });
});
