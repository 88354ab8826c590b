import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { foresight, jonas, mira } from '../support/workspace.ts';
import { composer, rows, send, untilFocused } from '../support/workspace-page.ts';

describe.skipIf(!hasBrowser())('the page by keyboard alone', () => {
  const stage = aWatchedStage();
  const { mine } = stage;

  beforeAll(async () => {
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'hello',
    });
  });

  const channel = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('button', { name });

  it('lets one type at once, in the channel that it opens at and in every other', async () => {
    const { page } = mine;
    await untilFocused(composer(page));
    await page.keyboard.type('no click needed');
    await page.keyboard.press('Enter');
    await rows(page).getByText('no click needed').waitFor();

    await channel(page, 'open').press('Enter');

    await page.getByRole('heading', { name: 'open' }).waitFor();
    await untilFocused(composer(page));
  });

  it('raises no keyboard on a touch screen', async () => {
    const { page, close } = await stage.open({ hasTouch: true, isMobile: true });

    await untilFocused(page.getByRole('main'));

    await close();
  });

  it('skips to the conversation', async () => {
    const { page } = mine;
    await page.getByRole('button', { name: 'Skip to the conversation' }).focus();
    await page.keyboard.press('Enter');

    await untilFocused(composer(page));
  });

  it('goes through the parts of the page with F6, and back with Shift', async () => {
    const { page } = mine;
    await untilFocused(composer(page));
    await page.getByRole('button', { name: 'Wire inspector' }).press('Enter');
    const close = page.getByRole('button', { name: 'Close the inspector' });

    const stops = [
      page.getByRole('button', { name: 'About this playground' }),
      page
        .getByRole('button', { name: 'Move the clock' })
        .or(page.getByRole('button', { name: 'Change the weather' })),
      channel(page, 'foresight'),
      composer(page),
      close,
    ];
    for (const stop of stops) {
      await page.keyboard.press('F6');
      await untilFocused(stop);
    }
    await page.keyboard.press('Shift+F6');
    await untilFocused(composer(page));
  });

  it('has one stop for all actions of a message, and arrow keys among them', async () => {
    const { page } = mine;
    await send(page, 'act on me');
    const row = rows(page).filter({ hasText: 'act on me' }).last();
    await row.focus();

    await page.keyboard.press('Tab');
    await untilFocused(row.getByRole('button', { name: 'React with triangular flag on post' }));
    await page.keyboard.press('ArrowRight');
    await untilFocused(row.getByRole('button', { name: 'React with eyes' }));
    await page.keyboard.press('End');
    await untilFocused(row.getByRole('button', { name: 'More actions for this message' }));
    await page.keyboard.press('ArrowLeft');
    await untilFocused(row.getByRole('button', { name: 'Reply in thread' }));

    await page.keyboard.press('Tab');
    await untilFocused(composer(page));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(stage.workspace.snapshot(mira).messages.at(-1)?.reactions).toEqual([]);
  });

  it('has one stop for the app’s tabs, and arrow keys that open them', async () => {
    const { page } = mine;
    await channel(page, 'Tiny').press('Enter');
    const tab = (name: string) => page.getByRole('tab', { name });
    await tab('Home').focus();

    await page.keyboard.press('ArrowRight');
    await untilFocused(tab('Messages'));
    await page.getByRole('tabpanel', { name: 'Messages' }).getByText('very beginning').waitFor();
    await page.keyboard.press('End');
    await page.getByRole('tabpanel', { name: 'About' }).getByText('Says it back').waitFor();
    await page.keyboard.press('ArrowRight');
    await untilFocused(tab('Home'));
    await page.keyboard.press('Tab');

    await untilFocused(page.getByRole('region', { name: 'Home' }));
  });

  it('opens the drawer of a phone with the focus in it, and gives that back with Escape', async () => {
    const { page } = mine;
    await page.setViewportSize({ width: 390, height: 800 });
    const opener = page.getByRole('button', { name: 'Channels', exact: true });
    await opener.press('Enter');
    await untilFocused(channel(page, 'foresight'));

    await page.keyboard.press('Escape');

    await expect.poll(() => page.getByRole('navigation').isVisible()).toBe(false);
    await untilFocused(opener);
  });

  it('walks through messages with the arrow keys', async () => {
    await send(mine.page, 'first of two');
    await send(mine.page, 'second of two');
    await rows(mine.page).getByText('second of two').waitFor();

    await mine.page.getByRole('region', { name: 'Messages in #foresight' }).focus();
    await mine.page.keyboard.press('ArrowUp');
    await mine.page.keyboard.press('ArrowUp');

    const focused = mine.page.locator('.message:focus');
    expect(await focused.innerText()).toContain('first of two');
  });
});
