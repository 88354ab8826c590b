import { describe, expect, it } from 'vitest';
import { type Hit, NO_MATCH } from '../../../../src/model/hit.ts';
import { itemCard } from '../../../../src/slack/blocks/search/item-card.ts';
import { aHit } from '../../../support/builders.ts';
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
});
