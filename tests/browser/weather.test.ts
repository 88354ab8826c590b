import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser, openPage, sharedBrowser } from '../support/browser.ts';
import { startBegunDemo, untilDemoHasBegun } from '../support/playground.ts';
import { everyOther } from '../support/runs.ts';
import { rows } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';

describe.skipIf(!hasBrowser())('a digest in bad weather', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser();
    await untilDemoHasBegun();
  });

  const note = (page: Page) =>
    page.getByRole('complementary', { name: 'Time and weather' }).locator('.clock-note');

  /** Switches a fault on, moves to Monday 09:00 and waits for ten replies; the pane stays open. */
  async function moveToMonday(page: Page, fault: string): Promise<void> {
    await page.getByRole('button', { name: /time and weather/ }).click();
    await page.getByLabel(new RegExp(fault)).click();
    await page.getByText('bad weather', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Next Monday/ }).click();
    await digest(page)
      .getByRole('button', { name: /10 replies/ })
      .waitFor();
  }

  const digest = (page: Page) =>
    rows(page).filter({ hasText: 'Signals of the week' }).filter({ hasText: '16–23 November' });

  /** What the thread of the digest says, the digest itself first. */
  async function thread(page: Page): Promise<readonly string[]> {
    await digest(page)
      .getByRole('button', { name: /10 replies/ })
      .click();
    const messages = page.getByRole('complementary', { name: 'Thread' }).locator('.message');
    await messages.nth(10).waitFor();
    return messages.allInnerTexts();
  }

  it.each(everyOther(['Dropped connections', 'Server errors']))(
    'is complete at once with %s; the clock tells why it went on',
    async (fault) => {
      const playground = await startBegunDemo();
      const { page, troubles, close } = await openPage(browser, `${playground.url}#/${noor}`);

      await moveToMonday(page, fault);

      await note(page)
        .getByText(/looked before it posted again: the clock went on for \d minutes/)
        .waitFor();
      await page.getByText(/Monday, 23 November 2026 at 09:0[1-9]/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const texts = await thread(page);
      expect(texts).toHaveLength(11);
      expect(new Set(texts).size).toBe(11);
      expect(troubles).toEqual([]);
      await close();
      await playground.stop();
    },
  );

  it.each(everyOther(['Rate limits', 'Duplicate events']))(
    'is complete with %s, at the minute one moved to',
    async (fault) => {
      const playground = await startBegunDemo();
      const { page, troubles, close } = await openPage(browser, `${playground.url}#/${noor}`);

      await moveToMonday(page, fault);

      await page.getByText(/Monday, 23 November 2026 at 09:00/).waitFor();
      await expect.poll(() => note(page).innerText()).toBe('');
      expect(new Set(await thread(page)).size).toBe(11);
      expect(troubles).toEqual([]);
      await close();
      await playground.stop();
    },
  );
});
