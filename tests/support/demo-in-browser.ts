import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Playground } from '../../src/playground/playground.ts';
import { openPage, sharedBrowser, type WatchedPage } from './browser.ts';
import { aPageForTests, type PageForTests, type Pages } from './page-for-tests.ts';
import { startBegunDemo } from './playground.ts';
import { rows } from './workspace-page.ts';

export interface DemoInBrowser {
  /** The page of a person, whose welcome is still open. */
  openAs(person: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** The same, without it. */
  begunAs(person: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  /** Resolves when nothing is under way in the workspace. */
  idle(): Promise<void>;
}

/** The demo of a `describe`, begun before its tests and stopped after them. */
export function aDemoInBrowser(): DemoInBrowser {
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser();
    playground = await startBegunDemo();
  });
  afterAll(() => playground.stop());

  const openAs: DemoInBrowser['openAs'] = (person, options) =>
    openPage(browser, `${playground.url}#/${person}`, options);
  return {
    openAs,
    begunAs: async (person, options) => {
      const opened = await openAs(person, options);
      await opened.page.getByRole('button', { name: 'Got it' }).press('Enter');
      return opened;
    },
    idle: async () => {
      await playground.workspace.idle();
    },
  };
}

/** The page of one person for the tests of a block, each held to have met no trouble. */
export function aReaderOf(demo: DemoInBrowser, person: string, pages: Pages): PageForTests {
  return aPageForTests(() => demo.openAs(person), pages);
}

/** The window that holds these words. */
export function dialog(page: Page, words: string | RegExp): Locator {
  return page.getByRole('dialog').filter({ hasText: words });
}

/** What the app answered this person alone, oldest first. */
export function privateAnswers(page: Page): Locator {
  return rows(page).filter({ hasText: 'Only visible to you' });
}

/** The newest private answer that holds these words. */
export function privateAnswer(page: Page, words: string | RegExp): Locator {
  return privateAnswers(page).filter({ hasText: words }).last();
}
