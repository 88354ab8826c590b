import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { everyOther } from '../support/runs.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { foresight, jonas } from '../support/workspace.ts';
import { composer, rows, untilFocused } from '../support/workspace-page.ts';

const clockButton = (page: Page) => page.getByRole('button', { name: /time and weather$/ });
const clockPane = (page: Page) => page.getByRole('complementary', { name: 'Time and weather' });
const threadPane = (page: Page) => page.getByRole('complementary', { name: 'Thread' });
const replyBar = (page: Page) => rows(page).getByRole('button', { name: /1 reply/ });

describe.skipIf(!hasBrowser())('the panes beside the conversation', () => {
  const stage = aWatchedStage();
  const { mine } = stage;

  beforeAll(async () => {
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'a parent',
    });
    const parent = stage.workspace.snapshot(jonas).messages.at(-1);
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: foresight,
      threadTs: parent?.ts ?? null,
      text: 'a reply',
    });
  });

  it.each(everyOther([390, 800, 1280]))(
    'shows a thread though the clock was left open, at %i px',
    async (width) => {
      const { page } = mine;
      await page.setViewportSize({ width, height: 860 });
      await replyBar(page).waitFor();
      await clockButton(page).click();
      await clockPane(page).waitFor();

      // Beneath the clock on a phone, where only the keyboard gets at it.
      await replyBar(page).press('Enter');

      await threadPane(page).getByText('a reply').waitFor();
      const reply = await threadPane(page).getByRole('textbox').boundingBox();
      expect(reply?.height).toBeGreaterThan(20);
      expect(await clockPane(page).count()).toBe(0);
      expect(await clockButton(page).getAttribute('aria-pressed')).toBe('false');
    },
  );

  it('has the composer of an empty channel at the bottom', async () => {
    const { page } = mine;
    await page.getByRole('navigation').getByRole('button', { name: 'open' }).click();
    await page.getByText('very beginning').waitFor();

    const box = await composer(page).boundingBox();

    expect(860 - (box?.y ?? 0)).toBeLessThan(150);
  });

  it('keeps a thread behind the clock where both do not fit', async () => {
    const { page } = mine;
    await replyBar(page).click();
    await threadPane(page).getByRole('textbox').fill('half a reply');

    await clockButton(page).click();
    await threadPane(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Close time and weather' }).click();

    await threadPane(page).waitFor();
    expect(await threadPane(page).getByRole('textbox').inputValue()).toBe('half a reply');
  });

  it.each([
    ['the clock', 'Time and weather', / – time and weather$/],
    ['the wire', 'Wire inspector', 'Wire inspector'],
  ])('moves the focus into %s, and back with Escape', async (_, name, opener) => {
    const { page } = mine;
    const button = page.getByRole('button', { name: opener });
    const pane = page.getByRole('complementary', { name });
    await button.press('Enter');
    await untilFocused(pane);

    await page.keyboard.press('Tab');
    await untilFocused(pane.getByRole('button', { name: /^Close/ }));
    await page.keyboard.press('Escape');

    await pane.waitFor({ state: 'detached' });
    await untilFocused(button);
  });

  it('empties the filter of the wire before Escape closes it', async () => {
    const { page } = mine;
    await page.getByRole('button', { name: 'Wire inspector' }).click();
    const filter = page.getByLabel('Filter by name or content');
    await filter.fill('nothing');

    await page.keyboard.press('Escape');
    await expect.poll(() => filter.inputValue()).toBe('');
    await page.keyboard.press('Escape');

    await filter.waitFor({ state: 'detached' });
  });

  it('lets one reply as soon as a thread opens, and goes back with Escape', async () => {
    const { page } = mine;
    await replyBar(page).press('Enter');
    await untilFocused(threadPane(page).getByRole('textbox'));

    await page.keyboard.press('Escape');

    await threadPane(page).waitFor({ state: 'detached' });
    await untilFocused(replyBar(page));
  });

  it('shows a thread and the clock side by side on a wide screen', async () => {
    const { page } = mine;
    await page.setViewportSize({ width: 1500, height: 860 });
    await clockButton(page).click();

    await replyBar(page).click();

    await threadPane(page).waitFor();
    await clockPane(page).waitFor();
  });
});
