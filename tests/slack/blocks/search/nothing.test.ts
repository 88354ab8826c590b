import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../../src/model/item.ts';
import type { Nothing } from '../../../../src/search/outcome.ts';
import { askOutcomeMessage } from '../../../../src/slack/blocks/search/ask-outcome.ts';
import { aHit, aQuery, noWaysOn } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const nothing: Nothing = {
  kind: 'nothing',
  query: aQuery({
    text: 'algoritm rel:>=4',
    match: { kind: 'word', text: 'algoritm', prefix: false },
  }),
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
  it('offers the nearest spelling first, then every other way on, one click each', () => {
    const text = shown(askOutcomeMessage(nothing).blocks);

    expect(text).toContain('No signal has “algoritm”');
    expect(text).toContain(
      '[algorithm rel:>=4: 7] [without rel:>=4: 2] [In Concerns: 3] [In Technologies: 1]',
    );
  });

  it('repeats alternatives as they were asked, not as words that are all needed', () => {
    const word = (text: string) => ({ kind: 'word', text, prefix: false }) as const;
    const either: Nothing = {
      ...nothing,
      query: aQuery({
        text: 'digital euro OR coins',
        match: {
          kind: 'or',
          of: [{ kind: 'and', of: [word('digital'), word('euro')] }, word('coins')],
        },
      }),
      words: ['digital', 'euro', 'coins'].map((one) => ({ word: one, text: one, count: 1 })),
    };

    expect(shown(askOutcomeMessage(either).blocks)).toContain(
      'No signal has “(digital euro) OR coins”',
    );
  });

  it('names the words that no item has all of, each with what it finds alone', () => {
    const several: Nothing = {
      ...nothing,
      query: aQuery({ text: 'what do we know about deepfakes court judges' }),
      nearest: null,
      without: [],
      leftOut: ['what', 'do', 'we', 'know', 'about'],
      words: [
        { word: 'deepfakes', text: 'deepfakes', count: 30 },
        { word: 'court', text: 'court', count: 21 },
        { word: 'judges', text: 'judges', count: 0 },
      ],
    };

    const text = shown(askOutcomeMessage(several).blocks);

    expect(text).toContain('No signal has all of: deepfakes · court · judges');
    expect(text).toContain('left out: what, do, we, know, about');
    expect(text).toContain('[deepfakes 30] [court 21] [In Concerns: 3]');
  });

  it('shows the best partial matches at once', () => {
    const text = shown(
      askOutcomeMessage({ ...nothing, partial: [aHit({ name: 'Courts and drones' })] }).blocks,
    );

    expect(text).toMatch(/best partial matches\nCourts and drones/);
  });

  it('says so when there is no way on', () => {
    const alone = { ...nothing, nearest: null, without: [], elsewhere: noWaysOn.elsewhere };

    expect(shown(askOutcomeMessage(alone).blocks)).toContain(
      'try fewer words, or /signalpost help',
    );
  });

  it('says how it was read where only filters were asked for', () => {
    const filters = { ...nothing, query: aQuery({ text: 'rel:>=4' }), nearest: null };

    expect(shown(askOutcomeMessage(filters).blocks)).toContain(
      'No signals found. I looked for items with "algoritm", rated 4 or more.',
    );
  });

  it('says nothing of other tables where all five were asked', () => {
    const everywhere = {
      ...nothing,
      kinds: ITEM_KINDS,
      elsewhere: noWaysOn.elsewhere,
    };

    expect(shown(askOutcomeMessage(everywhere).blocks)).not.toMatch(/other tables/);
  });
});
