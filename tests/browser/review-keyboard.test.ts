import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, aReaderOf } from '../support/demo-in-browser.ts';
import { isDeep } from '../support/runs.ts';
import { rows, send, untilFocused } from '../support/workspace-page.ts';

const mira = 'U0PLAYMIRA';

/** Sixty decisions take 8 s on an idle machine, ten times that on a busy one. */
const SIXTY_MS = 120_000;

describe.skipIf(!hasBrowser())('the review queue by keyboard', () => {
  const demo = aDemoInBrowser();

  const curator = aReaderOf(demo, mira, 'kept');

  /** A queue of the test's own: those of earlier tests stand above it. */
  async function queueOf(page: Page): Promise<Locator> {
    await rows(page).first().waitFor();
    const queues = rows(page).filter({ hasText: /items? waits? for review/ });
    const earlier = await queues.count();
    await send(page, '/signalpost review');
    const queue = queues.nth(earlier);
    await queue.waitFor();
    return rows(page).and(page.locator(`[data-ts="${await queue.getAttribute('data-ts')}"]`));
  }

  it('stands on a phone so that its first item is seen at once, and is decided by a tap', async () => {
    const { page, troubles, close } = await demo.openAs(mira, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.getByRole('button', { name: 'Got it' }).click();
    const queue = await queueOf(page);

    const top = (await queue.boundingBox())?.y ?? 0;
    const first = await button(queue, 'Accept').boundingBox();

    expect((first?.y ?? Infinity) - top).toBeLessThan(420);
    expect(
      await page.evaluate(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    const count = await waiting(queue);
    await button(queue, 'Accept').tap();
    await expect.poll(() => waiting(queue)).toBe(count - 1);
    await queue
      .getByRole('button', { name: /^Undo: / })
      .first()
      .tap();
    await expect.poll(() => waiting(queue)).toBe(count);
    expect(troubles).toEqual([]);
    await close();
  });

  it('is worked from Home’s window, where the next item has the focus at once', async () => {
    const { page } = curator;
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Signalpost/ })
      .click();
    await page.getByRole('button', { name: 'Review', exact: true }).press('Enter');
    const window = page.getByRole('dialog');
    await button(window, 'Accept').focus();

    await decideFirst(window, 'Accept');
    await decideFirst(window, 'Accept');
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'detached' });
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /foresight/ })
      .first()
      .click();
  });

  it('decides one item while Enter is held', async () => {
    const { page } = curator;
    const queue = await queueOf(page);
    const count = await waiting(queue);
    await button(queue, 'Accept').focus();

    await page.keyboard.down('Enter');
    await expect.poll(() => waiting(queue)).toBe(count - 1);
    await untilFocused(button(queue, 'Accept'));
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');

    await demo.idle();
    expect(await waiting(await queueOf(page))).toBe(count - 1);
  });

  it('gives the focus to the next item’s menu when its form has decided one', async () => {
    const { page } = curator;
    const queue = await queueOf(page);
    const count = await waiting(queue);
    await queue.getByRole('button', { name: 'More actions' }).first().press('Enter');
    await page.getByRole('menuitem', { name: 'Duplicate of…' }).press('Enter');
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Cancel' }).waitFor();

    await form.locator('[type=submit]').press('Enter');

    await expect.poll(() => waiting(queue)).toBe(count - 1);
    await form.waitFor({ state: 'detached' });
    await untilFocused(queue.getByRole('button', { name: 'More actions' }).first());
  });

  it('is worked in a channel by Enter and Tab alone, over the end of a page', async () => {
    const { page } = curator;
    const queue = await queueOf(page);
    const count = await waiting(queue);
    await button(queue, 'Accept').focus();

    for (let n = 0; n < 6; n += 1) {
      await decideFirst(queue, 'Accept');
    }
    await page.keyboard.press('Tab');
    for (let n = 0; n < 6; n += 1) {
      await decideFirst(queue, 'Dismiss');
    }

    expect(await waiting(queue)).toBe(count - 12);
  });

  // The empty queue stands every day in the tests of the queue's blocks.
  it.runIf(isDeep)(
    'is worked so until nothing waits, with the focus on what can be done then',
    async () => {
      const { page } = curator;
      const queue = await queueOf(page);
      await button(queue, 'Accept').focus();

      while ((await waiting(queue)) > 1) {
        await decideFirst(queue, 'Accept');
      }
      await page.keyboard.press('Enter');

      await queue.getByText('No item waits for review').waitFor();
      await untilFocused(queue.getByRole('button').and(page.locator(':focus')));
    },
    SIXTY_MS,
  );
});

/** That of the first row. */
function button(queue: Locator, verdict: 'Accept' | 'Dismiss'): Locator {
  return queue.getByRole('button', { name: new RegExp(`^${verdict}: `) }).first();
}

async function waiting(queue: Locator): Promise<number> {
  const heading = await queue.getByText(/^\d+ items? waits? for review/).innerText();
  return Number.parseInt(heading, 10);
}

/** Enter on the first row's button, which holds the focus; then the one that moved up to it does. */
async function decideFirst(queue: Locator, verdict: 'Accept' | 'Dismiss'): Promise<void> {
  const before = await waiting(queue);
  await untilFocused(button(queue, verdict));
  const name = (await button(queue, verdict).getAttribute('aria-label')) ?? '';
  await queue.page().keyboard.press('Enter');
  await expect.poll(() => waiting(queue)).toBe(before - 1);
  expect(await button(queue, verdict).getAttribute('aria-label')).not.toBe(name);
  await untilFocused(button(queue, verdict));
}
