import { describe, expect, it } from 'vitest';
import { type Hit, NO_MATCH } from '../../../../src/model/hit.ts';
import type { ResultPage } from '../../../../src/search/outcome.ts';
import { resultPageMessage } from '../../../../src/slack/blocks/search/result-page.ts';
import { aHit, aQuery, mira, noWaysOn, team } from '../../../support/builders.ts';
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
    topic: null,
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

  it('tells a rating, an inherited relevancy and none apart', () => {
    const rated = aHit({ relevancy: 4 });
    const unrated = aHit({ relevancy: null });
    const { page } = unrated.found;
    const inherited = {
      ...unrated,
      found: { ...unrated.found, page: { ...page, meanRelevancy: 3.6 } },
    };

    const { blocks } = resultPageMessage(aResult({ hits: [rated, inherited, unrated] }));

    expect(shown(blocks)).toContain('●●●●○\u00a04/5');
    expect(shown(blocks)).toContain('≈3.6\u00a0inherited');
    expect(shown(blocks)).toContain('   unrated');
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

    expect(shown(signal.blocks)).toContain(`delivery drones. ${change}`);
    expect(shown(concern.blocks)).not.toContain(change);
  });

  it('names kind, page and date, and says where a page has none', () => {
    const dated = aHit();
    const { found } = dated;
    const undated = { ...dated, found: { ...found, page: { ...found.page, pageDate: null } } };

    const { blocks } = resultPageMessage(aResult({ hits: [dated, undated] }));

    expect(shown(blocks)).toContain('Signal · Low air space becomes a public good · 1 Nov 2026');
    expect(shown(blocks)).toContain('Signal · Low air space becomes a public good · undated');
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

  it('links the name to the article, its matched words in bold', () => {
    const hit = {
      ...aHit({ name: 'Rules for drones' }, { url: 'https://example.org/a' }),
      matches: { ...NO_MATCH.matches, name: [{ start: 10, end: 16 }] },
    };

    const { blocks } = resultPageMessage(aResult({ hits: [hit] }));

    const [card] = blocks.filter((block) => block.type === 'rich_text');
    const url = 'https://example.org/a';
    expect(card?.elements[0]?.elements.slice(0, 2)).toEqual([
      { type: 'link', url, text: 'Rules for ' },
      { type: 'link', url, text: 'drones', style: { bold: true } },
    ]);
  });

  it('shows the field that says a word in place of the change, and the label where only that does', () => {
    const hit = {
      ...aHit({ change: 'From open to closed', tenYear: 'Every roof has a lane' }),
      saidIn: 'tenYear' as const,
      labels: [{ label: 'keyword' as const, value: 'air <space>', ranges: [] }],
    };
    const saidBy = (...fields: readonly ('tenYear' | 'keyword')[]) => ({
      words: [
        {
          word: 'air',
          weight: 1,
          places: fields.map((field) => ({ field, likeness: 'typed' as const, times: 1 })),
        },
      ],
      bonuses: [],
    });
    const cardOf = (reasons: Hit['reasons']) =>
      shown(resultPageMessage(aResult({ hits: [{ ...hit, reasons }] })).blocks);

    const text = cardOf(saidBy('keyword'));

    expect(cardOf(saidBy('tenYear', 'keyword'))).not.toContain('matched');

    expect(text).toContain('In ten years: Every roof has a lane');
    expect(text).not.toContain('From open to closed');
    expect(text).toContain('matched keyword *air &lt;space&gt;*');
  });

  it('shows flags, the decision and what the reader did, in place of Flag', () => {
    const hit = aHit();
    const { id: itemId } = hit.found.item;
    const standing = {
      flags: 2,
      reasons: [],
      myReasons: [],
      tags: [],
      isMine: true,
      isOpen: false,
      shared: null,
      decision: {
        itemId,
        team,
        verdict: 'accepted' as const,
        note: null,
        duplicateOf: null,
        by: mira.user,
        at: new Date('2026-11-23T09:00:00Z'),
      },
    };

    const text = shown(
      resultPageMessage(aResult({ hits: [hit] }), {
        standings: new Map([[itemId, standing]]),
        inThread: true,
        shared: new Map([[itemId, 'https://acme.slack.com/archives/C1/p1']]),
        names: new Map(),
      }).blocks,
    );

    expect(text).toContain(`⚑ 2 flags · ✓ accepted by <@${mira.user}>`);
    expect(text).toContain('<https://acme.slack.com/archives/C1/p1|Shared · see it>');
    expect(text).toContain('[Details] [⚑ Flagged · Undo]');
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
