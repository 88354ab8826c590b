import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, dialog, privateAnswer } from '../support/demo-in-browser.ts';
import { rows, send, untilFocused } from '../support/workspace-page.ts';

/** A preview reads 90 days; on a busy machine that takes its time. */
const patient = { timeout: 30_000 };
const mira = 'U0PLAYMIRA';
const noor = 'U0PLAYNOOR';

describe.skipIf(!hasBrowser())('what one hears of, by keyboard', () => {
  const demo = aDemoInBrowser();

  const weekly = (page: Page) => rows(page).filter({ hasText: 'Signals of the week' }).first();
  const closed = async (page: Page, words: string) => {
    const window = dialog(page, words);
    await window.getByRole('button', { name: 'Close', exact: true }).last().press('Enter', patient);
    await window.waitFor({ state: 'detached' });
  };

  it("leaves a theme out of a channel's digests, takes that back, and flags several", async () => {
    const { page, troubles, close } = await demo.begunAs(mira);
    const opener = weekly(page).getByRole('button', { name: 'Preferences' });
    await opener.press('Enter');
    const preferences = dialog(page, 'Not any more');
    const mute = preferences.getByRole('combobox', { name: /^Mute/ });
    await mute.press('Enter', patient);
    await mute.pressSequentially('energy');
    await page.getByRole('option', { name: 'energy' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await mute.press('Enter');
    await preferences.getByRole('button', { name: 'Save', exact: true }).press('Enter');

    const saved = dialog(page, 'energy is muted for this channel until 23 Dec 2026');
    await saved.waitFor(patient);
    expect(await axeFindings(page)).toEqual([]);
    await saved.getByRole('button', { name: 'Undo theme energy' }).press('Enter');
    await closed(page, 'theme energy is not muted, from the next message on.');
    await untilFocused(opener);
    for (const words of ['leaves the theme energy out', 'lets the theme energy back into']) {
      await rows(page).filter({ hasText: words }).waitFor();
    }

    const several = weekly(page).getByRole('button', { name: 'Flag several…' });
    await several.press('Enter');
    const picker = dialog(page, 'what should be reviewed?');
    await picker.getByRole('checkbox').first().press('Space', patient);
    await picker.getByRole('checkbox').nth(1).press('Space');
    expect(await axeFindings(page)).toEqual([]);
    await picker.getByRole('button', { name: 'Flag', exact: true }).press('Enter');
    await privateAnswer(page, 'Flagged 2 items: ').waitFor(patient);
    await untilFocused(several);
    expect(troubles).toEqual([]);
    await close();
  });

  it('keeps what was searched for as an alert, and changes when it comes', async () => {
    const { page, troubles, close } = await demo.begunAs(noor);
    await send(page, '/signals regulation');
    await privateAnswer(page, 'signals for “regulation”')
      .getByRole('button', { name: 'Save as alert: regulation' })
      .press('Enter', patient);
    const form = dialog(page, 'What for');
    const query = form.getByRole('textbox', { name: /^What for/ });
    await untilFocused(query);
    await query.fill('regulatoin');
    await query.press('Enter');
    await dialog(page, 'Did you mean “regulation”?').waitFor(patient);
    await query.fill('regulation');

    const when = form.getByRole('combobox', { name: /^When/ });
    await when.press('Enter');
    await when.pressSequentially('Every Friday');
    await when.press('Enter');
    const zone = form.getByRole('combobox', { name: /^Time zone/ });
    await zone.waitFor(patient);
    await untilFocused(when);
    expect(await zone.inputValue()).toBe('Europe/Paris');
    expect(await query.inputValue()).toBe('regulation');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
    const preview = dialog(page, 'every Friday at 09:00 (Europe/Paris), to your direct messages');
    await preview.getByRole('button', { name: 'Save', exact: true }).press('Enter', patient);
    await closed(page, 'It comes first Fri 27 Nov 2026, 09:00 (Europe/Paris)');

    await send(page, '/signalpost digest list');
    await privateAnswer(page, '1 alert of yours')
      .getByRole('button', { name: 'Edit: New on “regulation”' })
      .press('Enter', patient);
    const edit = dialog(page, 'Edit alert');
    await edit.getByRole('textbox', { name: /^Title/ }).fill('Rules');
    await edit.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
    await dialog(page, 'In the last 90 days')
      .getByRole('button', { name: 'Save', exact: true })
      .press('Enter', patient);
    await closed(page, 'Rules is changed.');
    expect(troubles).toEqual([]);
    await close();
  });

  it('answers in the thread where it was asked, once the clock has moved', async () => {
    const { page, troubles, close } = await demo.begunAs(noor);
    await send(page, 'What about medicines in the heat?');
    const asked = rows(page).filter({ hasText: 'medicines in the heat' }).last();
    await asked.getByRole('button', { name: 'Reply in thread' }).press('Enter');
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox').fill('@Signalpost insulin');
    await thread.getByRole('textbox').press('Enter');
    await thread
      .getByRole('button', { name: 'Tell me when something new comes' })
      .press('Enter', patient);
    await thread.getByText('the first time here in this thread').waitFor(patient);

    // What comes on the 29th is told of on the way to the 30th.
    const clock = page.getByRole('button', { name: /time and weather/ });
    await clock.press('Enter');
    for (const day of ['23 Nov 2026', '30 Nov 2026']) {
      await page.getByRole('button', { name: /Next Monday/ }).press('Enter');
      await clock.and(page.getByRole('button', { name: new RegExp(`${day}, 09:00`) })).waitFor({
        timeout: 120_000,
      });
    }

    await page.getByRole('button', { name: 'Close time and weather' }).press('Enter');

    const answer = thread.locator('.message').filter({ hasText: 'asked to be told here' });
    await answer.getByText('The Cold Chain of Insulin').waitFor(patient);
    expect(await answer.count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });
});
