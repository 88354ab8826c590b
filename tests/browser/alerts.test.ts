import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, dialog, privateAnswer } from '../support/demo-in-browser.ts';
import { composer, rows, send, untilFocused } from '../support/workspace-page.ts';

/** A preview reads 90 days, a list each digest's state; on a busy machine that takes its time. */
const patient = { timeout: 30_000 };
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';

describe.skipIf(!hasBrowser())('digests and alerts by keyboard', () => {
  const demo = aDemoInBrowser();

  it('make an alert, see what it would have said, pause it and delete it, and take that back', async () => {
    const { page, troubles, close } = await demo.begunAs(jonas);
    await send(page, '/signalpost alert');
    const form = dialog(page, 'What for');
    await form.waitFor();
    await untilFocused(form.getByRole('textbox', { name: /^What for/ }));

    await page.keyboard.type('rel:>=9');
    await page.keyboard.press('Enter');
    await dialog(page, "I can't read").waitFor();
    await form.getByRole('textbox', { name: /^What for/ }).fill('regulation -finance');
    await page.keyboard.press('Enter');
    await dialog(page, 'came for this in the last 90 days').waitFor(patient);
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Preview', exact: true }).press('Enter');

    const preview = dialog(page, 'as it would look. Nothing is posted.');
    await preview.waitFor(patient);
    expect(await axeFindings(page)).toEqual([]);
    await preview.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    const saved = dialog(page, 'is saved. It comes as soon as there is something.');
    await saved.waitFor(patient);
    await saved.getByRole('button', { name: 'Close', exact: true }).last().press('Enter');
    // Who closes a window is back where it was opened; what is pressed before that goes there.
    await untilFocused(composer(page));

    await send(page, '/signalpost digest list');
    const list = privateAnswer(page, '1 alert of yours');
    await list
      .getByRole('button', { name: 'Pause: New on “regulation -finance”' })
      .press('Enter', patient);
    await privateAnswer(page, 'pauses: nothing comes until you resume it').waitFor(patient);
    await send(page, '/signalpost digest list');
    await privateAnswer(page, '1 alert of yours')
      .getByRole('button', { name: 'Resume: New on “regulation -finance”' })
      .waitFor(patient);
    await privateAnswer(page, '1 alert of yours')
      .getByRole('button', { name: 'More actions', exact: true })
      .last()
      .press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    const deleted = privateAnswer(page, 'is deleted.');
    await deleted.getByRole('button', { name: /^Undo/ }).press('Enter');
    await privateAnswer(page, 'is back as it was').waitFor();
    const name = /New on “regulation -finance”/;
    await send(page, '/signalpost preferences');
    const preferences = dialog(page, 'My alerts');
    await preferences.getByText(name).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await preferences.getByRole('button', { name: 'Close', exact: true }).last().press('Enter');
    expect(troubles).toEqual([]);
    await close();
  });

  it("set a channel's digest up, and let the channel hear of it", async () => {
    const { page, troubles, close } = await demo.begunAs(mira);
    await send(page, '/signalpost digest new theme:privacy');
    const form = dialog(page, 'What for');
    await form.waitFor();
    await form.getByRole('textbox', { name: /^Title/ }).fill('Privacy, weekly');
    await form.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
    const preview = dialog(page, 'In the last 90 days');
    await preview.waitFor(patient);
    await preview.getByRole('button', { name: 'Change' }).press('Enter');
    await dialog(page, 'What for')
      .getByRole('textbox', { name: /^Title/ })
      .waitFor();
    await form.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
    await preview.waitFor();
    await preview.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await dialog(page, 'is saved. It comes first')
      .getByRole('button', { name: 'Close', exact: true })
      .last()
      .press('Enter');

    await rows(page).filter({ hasText: 'set up the digest Privacy, weekly here' }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('mute a theme of a digest, and follow one, from its message', async () => {
    const { page, troubles, close } = await demo.begunAs('U0PLAYNOOR');
    const digest = rows(page).filter({ hasText: 'Signals of the week' }).first();

    await digest.getByRole('button', { name: 'Preferences' }).press('Enter');
    const preferences = dialog(page, 'When I want quiet');
    await preferences.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await preferences.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await dialog(page, 'Your alerts come at any time.')
      .getByRole('button', { name: 'Close', exact: true })
      .last()
      .press('Enter');

    await untilFocused(digest.getByRole('button', { name: 'Preferences' }));
    await digest.getByRole('button', { name: 'Follow a theme' }).press('Enter');
    const follow = dialog(page, 'as soon as something new comes for the theme');
    await follow.getByRole('button', { name: 'Follow', exact: true }).press('Enter');
    await dialog(page, "I'll tell you when something new comes for theme:").waitFor();
    expect(troubles).toEqual([]);
    await close();
  });
});
