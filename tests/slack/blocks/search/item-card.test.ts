import { describe, expect, it } from 'vitest';
import { type Hit, NO_MATCH } from '../../../../src/model/hit.ts';
import { itemCard } from '../../../../src/slack/blocks/search/item-card.ts';
import { resultPageMessage } from '../../../../src/slack/blocks/search/result-page.ts';
import { aResult } from '../../../support/a-result.ts';
import { aHit, aQuery, mira, team } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const range = (text: string, word: string) => {
  const start = text.indexOf(word);
  return [{ start, end: start + word.length }];
};

const cardOf = (hit: Hit) => itemCard({ found: hit.found, floor: false, hit });

describe('a card', () => {
  it('shows the match in bold where it is in the page’s title', () => {
    const hit = aHit();
    const { title } = hit.found.page;
    const matches = { ...NO_MATCH.matches, title: range(title, 'public good') };

    const card = cardOf({ ...hit, matches });

    expect(JSON.stringify(card)).toContain('Low air space becomes a *public good*');
  });

  it('shows the change of any kind of item where the match is in it', () => {
    const hit = aHit({ kind: 'concern', change: 'From noise to maps of noise.' });
    const matches = { ...NO_MATCH.matches, change: range('From noise to maps', 'maps') };

    expect(shown(cardOf(hit))).not.toContain('maps of noise');
    expect(shown(cardOf({ ...hit, matches }))).toContain('From noise to maps of noise.');
  });

  it('shows what the page says where the match is nowhere else, from before the word', () => {
    const hit = aHit({ change: 'From one to two.' });
    const text = `${'Many words come first. '.repeat(30)}Then quotas for magnets follow.`;
    const matches = { ...NO_MATCH.matches, summary: range(text, 'magnets') };
    const found = { ...hit.found, page: { ...hit.found.page, text } };

    const said = shown(cardOf({ ...hit, found, matches }));

    expect(said).toContain('The page: …');
    expect(said).toContain('Then quotas for magnets follow.');
    expect(said).not.toContain('From one to two.');
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
});
