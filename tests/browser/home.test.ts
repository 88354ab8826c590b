import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, aReaderOf } from '../support/demo-in-browser.ts';

const noor = 'U0PLAYNOOR';

describe.skipIf(!hasBrowser())('the Home tab in a browser', () => {
  const demo = aDemoInBrowser();
  const reader = aReaderOf(demo, noor, 'kept');

  it('shows the app’s Home', async () => {
    await toHome(reader.page);

    await reader.page.getByText('Digests you get').waitFor();
    const tabs = await reader.page.getByRole('tab').allInnerTexts();
    expect(tabs).toEqual(['Home', 'Messages', 'About']);
    // One writes to the app under Messages; here one searches.
    const fields = await reader.page.getByRole('textbox').all();
    expect(await Promise.all(fields.map((field) => field.getAttribute('aria-label')))).toEqual([
      'Search the archive',
    ]);
    await reader.page.getByRole('button', { name: 'Review', exact: true }).waitFor();
    expect(await axeFindings(reader.page)).toEqual([]);
  });

  it('answers what is searched on Home in a modal', async () => {
    await toHome(reader.page);
    const field = reader.page.getByRole('textbox', { name: 'Search the archive' });

    await field.fill('regulation');
    await field.press('Enter');

    const look = reader.page.getByRole('dialog', { name: 'Signalpost' });
    await look.getByText(/for “regulation”/).waitFor();
    expect(await look.getByRole('button', { name: /^Details/ }).count()).toBe(5);
    await look.getByRole('button', { name: /^Flag/ }).first().click();
    await look.getByRole('button', { name: /Flagged · Undo/ }).waitFor();
    expect(await axeFindings(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Escape');
    await look.waitFor({ state: 'detached' });
  });

  it('answers what Home suggests in a modal', async () => {
    await toHome(reader.page);

    await reader.page.getByRole('button', { name: /^regulation \d+: search this theme$/ }).click();

    const look = reader.page.getByRole('dialog', { name: 'Signalpost' });
    await look.getByText(/theme regulation/).waitFor();
    expect(await look.getByRole('button', { name: /^Details/ }).count()).toBe(5);
    expect(await axeFindings(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Escape');
    await look.waitFor({ state: 'detached' });
  });
});

async function toHome(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Signalpost/ })
    .click();
}
