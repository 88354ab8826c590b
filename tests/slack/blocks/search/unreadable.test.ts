import { describe, expect, it } from 'vitest';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { shown } from '../../../support/shown.ts';

describe('a query that cannot be read', () => {
  it('says what, why and what to type instead', () => {
    const { text, blocks } = askOutcomeMessage({
      kind: 'unreadable',
      part: 'rel:>=9',
      reason: 'relevancy runs 1–5',
      example: 'rel:>=4',
      validValues: [],
      again: null,
    });

    expect(shown(blocks)).toBe("I can't read rel:>=9: relevancy runs 1–5. Try rel:>=4.");
    expect(text).toBe("I can't read rel:&gt;=9: relevancy runs 1–5. Try rel:&gt;=4.");
  });

  it('lists at most ten valid values', () => {
    const { blocks } = askOutcomeMessage({
      kind: 'unreadable',
      part: 'theme:mobilty',
      reason: 'there is no such theme',
      example: null,
      validValues: Array.from({ length: 12 }, (_, n) => `theme ${n}`),
      again: null,
    });

    expect(shown(blocks)).toContain('theme 9.');
    expect(shown(blocks)).not.toContain('theme 10');
  });
});
