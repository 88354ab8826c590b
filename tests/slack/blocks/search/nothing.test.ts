import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import type { Nothing } from '../../../../src/search/outcome.ts';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { aQuery } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const nothing: Nothing = {
  kind: 'nothing',
  query: aQuery({ text: 'algoritm rel:>=4' }),
  kinds: ['signal'],
  reading: 'items with "algoritm", rated 4 or more',
  nearest: { text: 'algorithm rel:>=4', count: 7 },
  leftOut: [],
  words: [],
  partial: [],
  without: [{ filter: 'rel:>=4', text: 'algoritm', count: 2 }],
  elsewhere: { signal: 0, concern: 3, behavior: 0, technology: 1, issue: 0 },
};

describe('an answer without hits', () => {
  it('shows how the query was read and every way on, one click each', () => {
    const text = shown(askOutcomeMessage(nothing).blocks);

    expect(text).toContain('I looked for items with "algoritm", rated 4 or more.');
    expect(text).toContain('[algorithm rel:>=4: 7]');
    expect(text).toContain('[without rel:>=4: 2]');
    expect(text).toContain('[3 concerns] [1 technology]');
    expect(text).toContain('No behaviors and no issues.');
  });

  it('says so when there is no way on', () => {
    const alone = {
      ...nothing,
      nearest: null,
      without: [],
      elsewhere: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
    };

    const text = shown(askOutcomeMessage(alone).blocks);

    expect(text).toContain('Try fewer words or no filter.');
    expect(text).toContain('Nothing in the other tables either.');
  });

  it('says nothing of other tables where all five were asked', () => {
    const everywhere = {
      ...nothing,
      kinds: ITEM_KINDS,
      elsewhere: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
    };

    expect(shown(askOutcomeMessage(everywhere).blocks)).not.toMatch(/other tables/);
  });
});
