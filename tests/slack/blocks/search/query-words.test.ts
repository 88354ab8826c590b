import { describe, expect, it } from 'vitest';
import { matchWords } from '../../../../src/slack/blocks/search/query-words.ts';

describe('matchWords', () => {
  it('writes a query as a reader would', () => {
    const word = (text: string, prefix = false) => ({ kind: 'word' as const, text, prefix });

    expect(
      matchWords({
        kind: 'and',
        of: [
          { kind: 'or', of: [word('drone', true), { kind: 'phrase', text: 'air space' }] },
          { kind: 'not', of: word('toys') },
        ],
      }),
    ).toBe('(drone* OR “air space”) -toys');
  });
});
