import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { jonas } from '../support/workspace.ts';

describe.skipIf(!hasBrowser())('the introduction to the playground', () => {
  let page: Page;

  const stage = aWatchedStage(() => {}, { moveClock: async () => null });
  const { mine } = stage;
  beforeEach(() => {
    page = mine.page;
  });

  const introduction = () => page.getByRole('complementary', { name: 'About this playground' });
  const tool = (name: string) => introduction().getByRole('button', { name });

  it('says at the first visit what this is, and covers nothing', async () => {
    await introduction().getByText('This is a playground for Tiny.').waitFor();
    await introduction().getByText('An app to test the workspace with.').waitFor();

    const { height = 0, y = 0 } = (await introduction().boundingBox()) ?? {};
    const below = await page.getByRole('main').boundingBox();
    expect(below?.y).toBeGreaterThanOrEqual(y + height);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('opens each of the tools that Slack does not have', async () => {
    await tool('Move the clock').click();
    await page.getByRole('complementary', { name: 'Time and weather' }).waitFor();
    await tool('Read along').click();
    await page.getByRole('complementary', { name: /[Ww]ire/ }).waitFor();
    await tool('Be someone else').click();
    await page.getByRole('menuitem', { name: /Jonas/ }).click();

    await page.waitForURL((url) => url.hash.endsWith(jonas));
  });

  it('stays away once it is put away, until it is asked for', async () => {
    await tool('Got it').click();
    await introduction().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('main').waitFor();
    expect(await introduction().count()).toBe(0);

    const asked = page.getByRole('button', { name: 'About this playground' });
    await asked.click();

    await introduction().waitFor();
    expect(await asked.getAttribute('aria-expanded')).toBe('true');
  });

  it('leaves the focus on what brings it back', async () => {
    await tool('Got it').press('Enter');

    const focused = page.locator(':focus');
    expect(await focused.getAttribute('aria-label')).toBe('About this playground');
  });
});
