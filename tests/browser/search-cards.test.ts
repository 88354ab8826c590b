import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, privateAnswer } from '../support/demo-in-browser.ts';
import { aPageForTests } from '../support/page-for-tests.ts';
import { send, untilFocused } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';
/** What a card whose name takes a line and whose text takes two may take, in CSS pixels. */
const CARD_PX = 125;
const CARD_LINES = 3;
/** Of a card's text: what a further line of it adds. */
const LINE_PX = 21;
const GAP_PX = 8;

describe.skipIf(!hasBrowser())('search cards', () => {
  const demo = aDemoInBrowser();
  const reader = aPageForTests(
    () => demo.begunAs(noor, { viewport: { width: 1280, height: 800 } }),
    'kept',
  );

  /** Asks for a word that no other test asks for: their answers stand there still. */
  async function ask(word: string, { table = 'signals', page = reader.page } = {}) {
    await send(page, `/${table} ${word}`);
    const answer = privateAnswer(page, `${table} for “${word}”`);
    await answer.waitFor();
    return answer;
  }

  const detailsOf = (answer: Locator) => answer.getByRole('button', { name: /^Details/ });

  /** Of each card its height with the gap below it, and the lines of its name and text. */
  async function cardsOf(answer: Locator) {
    const texts = await answer.locator('.rich-text').all();
    const buttons = await answer.locator('.block-actions').all();
    const boxes = async (all: readonly Locator[]) =>
      Promise.all(all.map((each) => each.boundingBox()));
    const [tops, bottoms] = await Promise.all([boxes(texts), boxes(buttons)]);
    return tops.map((top, n) => {
      const end = bottoms[n];
      return {
        px: (end?.y ?? 0) + (end?.height ?? 0) - (top?.y ?? 0) + GAP_PX,
        lines: Math.round((top?.height ?? 0) / LINE_PX),
      };
    });
  }

  /** How many of some elements stand wholly within what the list of messages shows. */
  async function shownWhole(page: Page, elements: Locator): Promise<number> {
    const list = await page.locator('main .messages').boundingBox();
    const boxes = await Promise.all((await elements.all()).map((each) => each.boundingBox()));
    const [top, bottom] = [list?.y ?? 0, (list?.y ?? 0) + (list?.height ?? 0)];
    return boxes.filter((box) => box !== null && box.y >= top && box.y + box.height <= bottom)
      .length;
  }

  // Of one the texts take one line, of the other two.
  it.each(['regulation', 'AI'])('stand closely, four of them at a glance: %s', async (word) => {
    const { page } = reader;
    const answer = await ask(word);

    await expect.poll(() => shownWhole(page, detailsOf(answer))).toBeGreaterThanOrEqual(4);
    expect(await shownWhole(page, answer.locator('.rich-text'))).toBeGreaterThanOrEqual(4);
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each(['signals', 'concerns', 'issues'])(
    'take no more for a label that matched, or for what others did: %s',
    async (table) => {
      const answer = await ask('privacy', { table });

      const cards = await cardsOf(answer);

      expect(await answer.getByText('matched ').count()).toBeGreaterThan(0);
      expect(cards.map(({ lines }) => lines)).toContain(2);
      for (const { px, lines } of cards) {
        // Small print takes one line, whatever it says.
        expect(px).toBeLessThanOrEqual(CARD_PX + Math.max(0, lines - CARD_LINES) * LINE_PX);
      }
    },
  );

  it('stand on a phone so that two are read and a third begins', async () => {
    const { page, troubles, close } = await demo.begunAs(noor, {
      viewport: { width: 390, height: 800 },
    });
    const answer = await ask('rules', { page });

    const names = answer.getByRole('link');

    await expect.poll(() => shownWhole(page, detailsOf(answer))).toBeGreaterThanOrEqual(2);
    expect(await shownWhole(page, names)).toBeGreaterThanOrEqual(3);
    expect(
      await page.evaluate(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  it('are flagged, and that taken back, where they stand and by keyboard', async () => {
    const answer = await ask('water');
    const flag = answer.getByRole('button', { name: /^Flag .* for review/ }).first();

    await flag.press('Enter');
    const undo = answer.getByRole('button', { name: /Flagged · Undo/ }).first();
    await undo.waitFor();
    await undo.press('Enter');

    await undo.waitFor({ state: 'detached' });
    await untilFocusable(flag);
  });

  async function untilFocusable(button: Locator): Promise<void> {
    await button.focus();
    await untilFocused(button);
  }

  it('say in which words each button is meant', async () => {
    const answer = await ask('city');
    const buttons = await answer.getByRole('button').all();

    const names = await Promise.all(
      buttons.map(async (button) => (await button.getAttribute('aria-label')) ?? ''),
    );
    const spoken = names.filter((name) => /^(Details|Flag)/.test(name));

    expect(spoken).toHaveLength(10);
    expect(new Set(spoken).size).toBe(10);
  });
});
