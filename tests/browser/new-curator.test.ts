import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, dialog } from '../support/demo-in-browser.ts';
import { isDeep } from '../support/runs.ts';
import { rows, send } from '../support/workspace-page.ts';

const mira = 'U0PLAYMIRA';

/** A page has ten. */
const DECIDED = isDeep ? 20 : 11;
/** Ten times what it takes on an idle machine. */
const TWO_MINUTES_MS = 120_000;

describe.skipIf(!hasBrowser())('a new curator in the demo', () => {
  const demo = aDemoInBrowser();

  it(
    `decides ${DECIDED} items, takes one back, finds a decision on a card, and hands five out`,
    async () => {
      const { page, troubles, close } = await demo.begunAs(mira);
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /Signalpost/ })
        .click();
      await page.getByText('63 wait for you · 15 flagged twice').waitFor();
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      const queue = page.getByRole('dialog');

      const decided: string[] = [];
      for (let n = 0; n < DECIDED; n += 1) {
        decided.push(await decideFirst(queue, n % 3 === 2 ? 'Dismiss' : 'Accept'));
      }
      await queue
        .getByRole('button', { name: /^Undo: / })
        .first()
        .click();
      await queue.getByText('Taken back:').waitFor();
      await queue.getByText(`${64 - DECIDED} items wait for review`).waitFor();
      await page.keyboard.press('Escape');

      expect(await cardOf(page, decided[0] ?? '')).toContain('✓ accepted by');

      await acceptAndCollectFive(page);
      await handOut(page, 'Workshop March');
      const sheet = page.getByRole('link', { name: /^workshop-march-2026-11-23\.html/ });
      const address = (await sheet.getAttribute('href')) ?? '';
      const text = await (await page.request.get(address)).text();
      expect(text).toContain('<h1>Workshop March</h1><p class="facts">5 items · 2026-11-23</p>');
      expect(text.match(/accepted by Mira Lindqvist, 2026-11-23/g)).toHaveLength(5);
      expect(troubles).toEqual([]);
      await close();
    },
    TWO_MINUTES_MS,
  );
});

/** Decides the first row; the name of its item. */
async function decideFirst(queue: Locator, verdict: 'Accept' | 'Dismiss'): Promise<string> {
  const button = queue.getByRole('button', { name: new RegExp(`^${verdict}: `) }).first();
  const label = (await button.getAttribute('aria-label')) ?? '';
  await button.click();
  await queue.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' });
  return label.slice(verdict.length + 2);
}

/** What a search for an item by its name shows of it. */
async function cardOf(page: Page, name: string): Promise<string> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /foresight/ })
    .first()
    .click();
  await send(page, `/signals "${name}"`);
  const answer = rows(page).filter({ hasText: 'best match first' }).filter({ hasText: name });
  await answer.last().waitFor();
  return answer.last().innerText();
}

async function acceptAndCollectFive(page: Page): Promise<void> {
  await send(page, '/signalpost review');
  const queue = rows(page)
    .filter({ hasText: /items? waits? for review/ })
    .last();
  await queue.waitFor();
  for (let n = 0; n < 5; n += 1) {
    await queue.getByRole('checkbox').nth(n).click();
    await queue.getByRole('button', { name: new RegExp(`^Accept ${n + 1}`) }).waitFor();
  }
  await queue.getByRole('button', { name: /^Accept 5/ }).click();
  await queue.getByRole('button', { name: /^Collect 5/ }).click();
  const form = dialog(page, 'Name of a new collection');
  await form.getByRole('textbox', { name: 'Name of a new collection' }).fill('Workshop March');
  await form.getByRole('textbox', { name: 'Note' }).fill('For the first day');
  await form.getByRole('button', { name: 'Collect', exact: true }).click();
  await dialog(page, 'Collected: 5 items in Workshop March')
    .getByRole('button', { name: /^Open/ })
    .click();
}

async function handOut(page: Page, name: string): Promise<void> {
  await dialog(page, 'added by')
    .getByRole('button', { name: `Hand out… ${name}` })
    .click();
  await page.getByRole('button', { name: 'Send me the file' }).click();
  for (const words of ['Sent to your direct messages', 'added by']) {
    await dialog(page, words).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page, words).waitFor({ state: 'detached' });
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Signalpost/ })
    .click();
  await page.getByRole('tab', { name: 'Messages' }).click();
}
