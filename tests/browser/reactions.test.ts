import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { jonas } from '../support/workspace.ts';
import { rows, send, untilFocused } from '../support/workspace-page.ts';

describe.skipIf(!hasBrowser())('reactions and the emoji for them', () => {
  const stage = aWatchedStage(() => {}, { pages: 'kept' });
  const { mine } = stage;

  it('counts reactions, says whose they are, and takes one’s own back', async () => {
    const theirs = await stage.open({ as: jonas });
    await send(mine.page, 'react to me');
    const row = rows(mine.page).filter({ hasText: 'react to me' });
    const theirRow = rows(theirs.page).filter({ hasText: 'react to me' });

    await row.hover();
    await row.getByRole('button', { name: 'Add reaction' }).click();
    await mine.page.keyboard.type('rocket');
    await mine.page.keyboard.press('Enter');
    await theirRow.getByRole('button', { name: /Mira Lang reacted with :rocket:, 1/ }).click();

    const both = row.getByRole('button', { name: /you, Jonas reacted with :rocket:, 2/ });
    await both.waitFor();
    await both.click();
    await row.getByRole('button', { name: /^Jonas reacted with :rocket:, 1/ }).waitFor();
    await theirs.close();
  });

  it.each(['click', 'Enter'])('searches emoji as soon as they open by %s', async (how) => {
    const { page } = mine;
    await send(page, 'pick for me');
    const row = rows(page).filter({ hasText: 'pick for me' }).last();
    const add = row.getByRole('button', { name: 'Add reaction' });
    await row.hover();
    await (how === 'click' ? add.click() : add.press('Enter'));

    await page.keyboard.type('eyes');
    expect(await page.getByLabel('Find an emoji').inputValue()).toBe('eyes');
    await page.keyboard.press('Escape');

    await page.getByRole('dialog', { name: 'Emoji' }).waitFor({ state: 'detached' });
    await untilFocused(add);
  });

  it('keeps the emoji on the screen of the smallest phone', async () => {
    const { page } = mine;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Emoji' }).click();

    const panel = await page.getByRole('dialog', { name: 'Emoji' }).boundingBox();

    expect(panel?.x).toBeGreaterThanOrEqual(8);
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(312);
  });
});
