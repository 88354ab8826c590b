import { describe, expect, it } from 'vitest';
import { NO_MATCH } from '../../../../src/model/hit.ts';
import type { ResultPage } from '../../../../src/search/outcome.ts';
import { resultPageMessage } from '../../../../src/slack/blocks/search/result-page.ts';
import { aHit, aQuery, noWaysOn } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

function aResult(fields: Partial<ResultPage> = {}): ResultPage {
  return {
    kind: 'found',
    listId: 'list-1',
    list: 'kept',
    query: aQuery({
      text: 'regulation rel:>=4',
      match: { kind: 'word', text: 'regulation', prefix: false },
      relevancy: { kind: 'floor', min: 4 },
    }),
    kinds: ['signal'],
    page: 1,
    pages: 8,
    hits: Array.from({ length: 5 }, () => aHit()),
    total: 37,
    rated: 37,
    inherited: 0,
    partial: [],
    leftOut: [],
    ways: noWaysOn,
    ...fields,
  };
}

const headerOf = (result: ResultPage) => {
  const [first] = resultPageMessage(result).blocks;
  return first?.type === 'header' ? first.text.text : undefined;
};

describe('a result page', () => {
  it('says how many were found, for what, and which of them are shown', () => {
    const heading = headerOf(aResult());

    expect(heading).toBe('37 signals for "regulation" · rel ≥ 4 · 1–5');
  });

  it('counts one item in the singular and names no words where none were typed', () => {
    const heading = headerOf(
      aResult({ query: aQuery(), total: 1, hits: [aHit()], pages: 1, kinds: ['technology'] }),
    );

    expect(heading).toBe('1 technology · 1');
  });

  it('turns no page of a list that could not be kept, and says why', () => {
    const turning = (result: ResultPage) => JSON.stringify(resultPageMessage(result).blocks);

    const kept = turning(aResult());
    const notKept = turning(aResult({ list: 'not-kept' }));
    const single = turning(aResult({ list: 'not-kept', pages: 1 }));

    expect(kept).toContain('"Next"');
    expect(notKept).not.toContain('"Next"');
    expect(notKept).toContain('this list could not be kept');
    expect(single).not.toContain('could not be kept');
  });

  it('counts rated and inherited items apart', () => {
    const { blocks } = resultPageMessage(aResult({ rated: 12, inherited: 31 }));

    expect(shown(blocks)).toContain('12 rated, 31 inherited');
  });

  it('tells a rating, an inherited relevancy and none apart', () => {
    const rated = aHit({ relevancy: 4 });
    const unrated = aHit({ relevancy: null });
    const { page } = unrated.found;
    const inherited = {
      ...unrated,
      found: { ...unrated.found, page: { ...page, meanRelevancy: 3.6 } },
    };

    const { blocks } = resultPageMessage(aResult({ hits: [rated, inherited, unrated] }));

    expect(shown(blocks)).toContain('●●●●○ 4/5');
    expect(shown(blocks)).toContain('≈3.6 inherited');
    expect(shown(blocks)).toContain('\nunrated');
  });

  it('calls an item unrated where no floor asks for its stand-in', () => {
    const unrated = aHit({ relevancy: null });
    const { page } = unrated.found;
    const found = { ...unrated.found, page: { ...page, meanRelevancy: 3.6 } };

    const { blocks } = resultPageMessage(
      aResult({ query: aQuery(), hits: [{ ...unrated, found }] }),
    );

    expect(shown(blocks)).not.toContain('≈');
  });

  it('puts the matched words of the description in bold and nothing else of it', () => {
    const hit = {
      ...aHit({ name: 'Name', description: 'Strict *regulation* of air' }),
      matches: { ...NO_MATCH.matches, description: [{ start: 8, end: 18 }] },
    };

    const { blocks } = resultPageMessage(aResult({ hits: [hit] }));

    const texts = blocks.flatMap((block) =>
      block.type === 'rich_text' ? block.elements.flatMap((part): unknown[] => part.elements) : [],
    );
    expect(texts).toContainEqual({ type: 'text', text: 'regulation', style: { bold: true } });
    expect(texts).toContainEqual({ type: 'text', text: 'Strict *' });
    expect(texts).toContainEqual({ type: 'text', text: '* of air' });
  });

  it('heads a nameless item with the start of its description, once', () => {
    const description =
      'Cities that reserve low air space for delivery drones sell the rights to it by auction.';

    const { blocks } = resultPageMessage(aResult({ hits: [aHit({ name: null, description })] }));

    expect(shown(blocks).split('Cities that reserve')).toHaveLength(2);
  });

  it("shows a signal's change, but no other kind's", () => {
    const change = 'From open sky to lanes';
    const signal = resultPageMessage(aResult({ hits: [aHit({ change })] }));
    const concern = resultPageMessage(aResult({ hits: [aHit({ change, kind: 'concern' })] }));

    expect(shown(signal.blocks)).toContain(`Change: ${change}`);
    expect(shown(concern.blocks)).not.toContain(change);
  });

  it('names the page, its theme and its origin', () => {
    const { blocks } = resultPageMessage(aResult());

    expect(shown(blocks)).toContain('Low air space becomes a public good · mobility · 20261101');
  });

  it('offers Next on the first page, Previous on the last, both between', () => {
    const nav = (page: number) =>
      shown(resultPageMessage(aResult({ page })).blocks)
        .split('\n')
        .at(-1);

    expect(nav(1)).toBe('[Next]');
    expect(nav(4)).toBe('[Previous] [Next]');
    expect(nav(8)).toBe('[Previous]');
  });

  it('says the same in plain text for screen readers', () => {
    const { text } = resultPageMessage(aResult({ hits: [aHit({ name: 'A <!channel> & more' })] }));

    expect(text).toContain('37 signals for "regulation"');
    expect(text).toContain('A &lt;!channel&gt; &amp; more');
  });
});
