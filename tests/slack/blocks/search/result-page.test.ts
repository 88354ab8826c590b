import { describe, expect, it } from 'vitest';
import type { ResultPage } from '../../../../src/search/outcome.ts';
import { resultPageMessage } from '../../../../src/slack/blocks/search/result-page.ts';
import { aResult } from '../../../support/a-result.ts';
import { aHit, aQuery, noWaysOn } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const headerOf = (result: ResultPage) => {
  const [first] = resultPageMessage(result).blocks;
  return first?.type === 'header' ? first.text.text : undefined;
};

describe('a result page', () => {
  it('says how many were found, for what, and which of them are shown', () => {
    const heading = headerOf(aResult());

    expect(heading).toBe('37 signals for “regulation”');
    expect(shown(resultPageMessage(aResult()).blocks)).toContain(
      'showing 1–5 · best match first · relevancy 4+',
    );
  });

  it('says how a hyphen that stands alone was read', () => {
    const query = aQuery({ text: 'drones - military' });

    expect(shown(resultPageMessage(aResult({ query })).blocks)).toContain(
      '“- military” asks for military; -military leaves it out',
    );
  });

  it('counts one item in the singular and names no words where none were typed', () => {
    const heading = headerOf(
      aResult({ query: aQuery(), total: 1, hits: [aHit()], pages: 1, kinds: ['technology'] }),
    );

    expect(heading).toBe('1 technology');
  });

  it('turns no page of a list that could not be kept, and says why', () => {
    const turning = (result: ResultPage) => JSON.stringify(resultPageMessage(result).blocks);

    const kept = turning(aResult());
    const notKept = turning(aResult({ list: 'not-kept' }));
    const single = turning(aResult({ list: 'not-kept', pages: 1 }));

    expect(kept).toContain('"Next 5"');
    expect(notKept).not.toContain('"Next 5"');
    expect(notKept).toContain('this list could not be kept');
    expect(single).not.toContain('could not be kept');
  });

  it('counts rated and inherited items apart', () => {
    const { blocks } = resultPageMessage(aResult({ rated: 12, inherited: 31 }));

    expect(shown(blocks)).toContain('12 rated, 31 inherited');
  });

  it('offers Next on the first page, Previous on the last, both between', () => {
    const nav = (page: number) =>
      shown(resultPageMessage(aResult({ page })).blocks)
        .split('\n')
        .at(-1);

    expect(nav(1)).toBe('[Next 5] [Save as alert] [Collect these 5…]');
    expect(nav(4)).toBe('[Previous] [Next 5] [Save as alert] [Collect these 5…]');
    expect(nav(8)).toBe('[Previous] [Save as alert] [Collect these 5…]');
  });

  it('says how many are left for the last page', () => {
    const { blocks } = resultPageMessage(aResult({ page: 7 }));

    expect(shown(blocks)).toContain('[Previous] [Next 2]');
  });

  it('says what the pages of a topic say together where the query names it, on the first page', () => {
    const topic = {
      slug: 'water',
      name: 'Water',
      synthesis: 'Rivers get rights.\n\nSo.',
      links: [],
    };

    const first = shown(resultPageMessage(aResult({ topic })).blocks);
    const second = shown(resultPageMessage(aResult({ topic, page: 2 })).blocks);

    expect(first).toContain('Topic Water: Rivers get rights. So.');
    expect(second).not.toContain('Rivers get rights');
  });

  it('puts what else one click shows below the cards', () => {
    const ways = {
      only4: { text: 'drone rel:>=4', count: 35 },
      recent: 'drone sort:recent',
      elsewhere: { ...noWaysOn.elsewhere, concern: 6 },
    };

    const text = shown(resultPageMessage(aResult({ ways })).blocks);

    expect(text).toContain('[Next 5] [Newest first] [Only 4+: 35] [Concerns: 6]');
  });

  it('sets items with some of the words apart', () => {
    const { blocks } = resultPageMessage(aResult({ partial: [aHit({ name: 'Half of it' })] }));

    expect(shown(blocks)).toMatch(/with some of your words\nHalf of it/);
  });

  it('offers sharing into the thread only in a thread, and more of a page only where there is', () => {
    const menuOf = (inThread: boolean, moreFromPage: number) => {
      const hits = [{ ...aHit(), moreFromPage }];
      const view = { standings: new Map(), inThread, shared: new Map(), names: new Map() };
      return resultPageMessage(aResult({ hits }), view).blocks.flatMap((block) =>
        block.type === 'actions'
          ? block.elements.flatMap((element) =>
              element.type === 'overflow' ? element.options.map(({ text }) => text.text) : [],
            )
          : [],
      );
    };

    expect(menuOf(true, 4)).toEqual([
      'Share here',
      'Share to channel',
      '4 more from this page',
      'Collect…',
    ]);
    expect(menuOf(false, 0)).toEqual(['Share to channel', 'Collect…']);
  });

  it('says the same in plain text for screen readers', () => {
    const { text } = resultPageMessage(aResult({ hits: [aHit({ name: 'A <!channel> & more' })] }));

    expect(text).toContain('37 signals for “regulation”');
    expect(text).toContain('A &lt;!channel&gt; &amp; more');
  });
});
