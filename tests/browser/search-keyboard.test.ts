import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, aReaderOf, privateAnswer } from '../support/demo-in-browser.ts';
import { composer, untilFocused } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';
/** Stops between the composer and the first button of the longest answer. */
const MOST_STOPS = 60;

describe.skipIf(!hasBrowser())('search by keyboard alone', () => {
  const demo = aDemoInBrowser();
  const reader = aReaderOf(demo, noor, 'kept');
  let page: Page;

  beforeEach(async () => {
    page = reader.page;
    await composer(page).focus();
  });

  /** Types into whatever has the focus. Escape closes what is suggested. */
  async function say(text: string): Promise<void> {
    await untilFocused(composer(page));
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  }

  /** Goes with a key until something has the focus that is not there yet. */
  async function goTo(key: 'Tab' | 'Shift+Tab' | 'ArrowDown', wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await page.keyboard.press(key);
      if ((await wanted.and(page.locator(':focus')).count()) > 0) {
        return;
      }
    }
    throw new Error(`${key} does not lead to ${wanted.toString()}`);
  }

  async function pressed(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Shift+Tab'): Promise<void> {
    await goTo(key, wanted);
    await page.keyboard.press('Enter');
  }

  const answer = (words: string | RegExp) => privateAnswer(page, words);
  const named = (within: Locator, name: string | RegExp) =>
    within.getByRole('button', { name }).first();

  it('turns a list’s pages and sorts it, where it stands', async () => {
    await say('/signals regulation');
    const list = answer('signals for “regulation”');

    await pressed(named(list, /^Next 5/));
    await list.getByText('showing 6–10').waitFor();
    await untilWithin(page, list);
    await pressed(named(list, 'Newest first'), 'Tab');
    await list.getByText(/newest first/).waitFor();

    expect(await axeFindings(page)).toEqual([]);
  });

  it('reads an item with its reasons, goes on to another and back, and ends where it began', async () => {
    await say('/concerns water');
    const list = answer('concerns for “water”');
    const first = named(list, /^Details/);

    await pressed(first);
    const details = page.getByRole('dialog');
    await details.getByText('Why this?').waitFor();
    await untilWithin(page, details);
    expect(await axeFindings(page)).toEqual([]);
    await pressed(named(details, /^Flag/), 'Tab');
    await named(details, /Flagged · Undo/).waitFor();
    await pressed(named(details, /: search this theme$/), 'Tab');
    // Closed before it has come, it would open again.
    await details.getByText(/^showing 1–/).waitFor();
    await untilWithin(page, details);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });

    await untilFocused(first);
  });

  it('goes from nothing found to what can be found', async () => {
    await say('/signals promt injection');
    const nothing = answer('No signal has all of:');
    await nothing.getByText('best partial matches').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await pressed(named(nothing, /^prompt injection: \d/));

    await answer('for “prompt injection”').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('searches in a window, by words and by what its menus hold, and changes the search', async () => {
    await untilFocused(composer(page));
    await pressed(page.getByRole('button', { name: 'Shortcuts and commands' }), 'Tab');
    await goTo('ArrowDown', page.getByRole('menuitem', { name: /Search the archive/ }));
    await page.keyboard.press('Enter');
    const window = page.getByRole('dialog');
    await untilFocused(window.getByRole('textbox', { name: /^Words/ }));
    await page.keyboard.type('rules');
    await goTo('Tab', window.getByRole('combobox', { name: /^Theme/ }));
    await page.keyboard.type('housing');
    await window.getByRole('option', { name: /^housing regulation \(\d/ }).waitFor();
    await goToOption(page, /^housing regulation/);
    await page.keyboard.press('Enter');
    expect(await axeFindings(page)).toEqual([]);

    await pressed(window.locator('[type=submit]'), 'Tab');
    await window.getByText(/· theme housing regulation$/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await pressed(named(window, 'Change search'), 'Tab');

    const words = window.getByRole('textbox', { name: /^Words/ });
    await expect.poll(() => words.inputValue()).toBe('rules');
    await page.keyboard.press('Escape');
    await window.waitFor({ state: 'detached' });
  });
});

/** Waits until the focus is in an element: a reader goes on from there. */
async function untilWithin(page: Page, element: Locator): Promise<void> {
  await element.and(page.locator(':focus-within')).waitFor();
}

/** In a list of options the focus stays in the field, which names the one that Enter takes. */
async function goToOption(page: Page, name: RegExp): Promise<void> {
  const options = page.getByRole('option', { name });
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const id = await page.locator(':focus').getAttribute('aria-activedescendant');
    if (id !== null && id === (await options.first().getAttribute('id'))) {
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to the option ${name.source}`);
}
