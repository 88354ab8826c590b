import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, dialog, privateAnswer } from '../support/demo-in-browser.ts';
import { composer, rows, send, untilFocused } from '../support/workspace-page.ts';

/** A preview reads 90 days; on a busy machine that takes its time. */
const patient = { timeout: 30_000 };
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';

describe.skipIf(!hasBrowser())("what is done with a channel's digest, by keyboard", () => {
  const demo = aDemoInBrowser();

  const press = (within: Locator, name: string | RegExp) =>
    within.getByRole('button', { name }).first().press('Enter', patient);

  /** Ends a form that says how it went; the focus is back where it was opened. */
  async function done(page: Page, words: string): Promise<void> {
    await dialog(page, words)
      .getByRole('button', { name: 'Close', exact: true })
      .last()
      .press('Enter', patient);
    await dialog(page, words).waitFor({ state: 'detached' });
  }

  async function list(page: Page): Promise<Locator> {
    await send(page, '/signalpost digest list');
    const shown = privateAnswer(page, 'New digest');
    await shown.waitFor(patient);
    return shown;
  }

  /** From the menu that stands beside its Edit. */
  async function choose(page: Page, name: string): Promise<void> {
    const shown = await list(page);
    const more = { name: 'More actions', exact: true };
    const row = shown
      .locator('div')
      .filter({ has: page.getByRole('button', { name: /^Edit: Privacy/ }) })
      .filter({ has: page.getByRole('button', more) })
      .last();
    await row.getByRole('button', more).press('Enter', patient);
    await page.getByRole('menuitem', { name }).press('Enter');
  }

  async function change(page: Page, title: string): Promise<void> {
    const form = dialog(page, 'What for');
    await form.getByRole('textbox', { name: /^Title/ }).fill(title);
    await form.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
    const preview = dialog(page, 'In the last 90 days');
    await preview.waitFor(patient);
    await preview.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  }

  it('two edit it at once and lose nothing; it is copied, given, deleted and brought back', async () => {
    const mine = await demo.begunAs(mira);
    const theirs = await demo.begunAs(jonas);
    await send(mine.page, '/signalpost digest new theme:privacy');
    await dialog(mine.page, 'What for').waitFor(patient);
    await change(mine.page, 'Privacy');
    await dialog(mine.page, 'is saved. It comes first').waitFor(patient);
    await done(mine.page, 'is saved');
    await untilFocused(composer(mine.page));

    await press(await list(mine.page), /^Edit: Privacy/);
    await dialog(mine.page, 'What for').waitFor(patient);
    await press(await list(theirs.page), /^Edit: Privacy/);
    await dialog(theirs.page, 'What for').waitFor(patient);
    await change(theirs.page, 'Privacy of theirs');
    await dialog(theirs.page, 'is changed.').waitFor(patient);
    await change(mine.page, 'Privacy of mine');
    const conflict = dialog(mine.page, 'Changed meanwhile');
    await conflict.waitFor(patient);
    expect(await axeFindings(mine.page)).toEqual([]);
    await press(conflict, 'Save mine');
    await dialog(mine.page, 'is changed.').waitFor(patient);
    await done(mine.page, 'is changed.');

    await choose(mine.page, 'Copy');
    const copy = dialog(mine.page, 'What for');
    await copy.waitFor(patient);
    expect(await copy.getByRole('textbox', { name: /^Title/ }).inputValue()).toBe(
      'Privacy of mine (copy)',
    );
    await copy.getByRole('textbox', { name: /^Title/ }).press('Escape');
    await copy.waitFor({ state: 'detached' });

    await choose(mine.page, 'Transfer…');
    const transfer = dialog(mine.page, 'New owner');
    const owner = transfer.getByRole('combobox', { name: /New owner/ });
    await owner.press('Enter', patient);
    await mine.page.getByRole('option', { name: /Jonas/ }).waitFor();
    expect(await axeFindings(mine.page)).toEqual([]);
    await owner.pressSequentially('Jonas');
    await owner.press('Enter');
    await press(transfer, 'Transfer');
    await dialog(mine.page, 'belongs to').waitFor(patient);
    await done(mine.page, 'belongs to');

    await choose(mine.page, 'Replay three months');
    await privateAnswer(mine.page, 'Replay of Privacy of mine').waitFor(patient);
    await choose(mine.page, 'Delete');
    await press(privateAnswer(mine.page, 'is deleted.'), /^Undo/);
    await privateAnswer(mine.page, 'is back as it was').waitFor(patient);
    for (const words of ['changed the digest', 'gave the digest', 'deleted', 'brought back']) {
      await rows(mine.page).filter({ hasText: words }).first().waitFor(patient);
    }
    expect([...mine.troubles, ...theirs.troubles]).toEqual([]);
    await mine.close();
    await theirs.close();
  });
});
