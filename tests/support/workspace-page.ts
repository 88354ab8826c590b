import type { App } from '@slack/bolt';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { buildPage } from '../../src/workspace/bundle/build-page.ts';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { openPage, sharedBrowser, type WatchedPage } from './browser.ts';
import { aWorkspace, mira, type RunningApp, startBolt } from './workspace.ts';

/** A workspace with its page, a Bolt app in it, and a browser in front of it. */
export interface WorkspacePage {
  readonly workspace: Workspace;
  /** Opens the page in a fresh browser context, as Mira unless said otherwise. */
  open(options?: BrowserContextOptions & { readonly as?: string }): Promise<WatchedPage>;
  stop(): Promise<void>;
}

export async function startWorkspacePage(
  build: (app: App) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<WorkspacePage> {
  const browser: Browser = await sharedBrowser();
  const bundle = await buildPage();
  const workspace = aWorkspace({ page: () => bundle, rateLimits: 'off', ...options });
  await workspace.start();
  const bolt: RunningApp = await startBolt(workspace, 'socket', build);
  return {
    workspace,
    open: ({ as = mira, ...context } = {}) =>
      openPage(browser, `${workspace.url}/#/${as}`, context),
    stop: async () => {
      await bolt.stop();
      await workspace.stop();
    },
  };
}

/** The composer of the open channel. */
export function composer(page: Page) {
  return page.getByRole('textbox', { name: /^Message / });
}

/** Types into the composer and sends. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Escape');
  await composer(page).press('Enter');
}

/** The message rows of the open channel, oldest first. */
export function rows(page: Page) {
  return page.locator('main .message');
}

/** Waits until an element holds the keyboard focus. */
export async function untilFocused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

/** Whether a message's first line stands within its list. */
export function beginsInView(row: Locator): Promise<boolean> {
  return row.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const list = element.closest('.messages')?.getBoundingClientRect();
    return list !== undefined && top >= list.top && top < list.bottom - 20;
  });
}
