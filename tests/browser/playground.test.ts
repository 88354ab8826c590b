import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aDemoInBrowser, aReaderOf, privateAnswer } from '../support/demo-in-browser.ts';
import { beginsInView, rows, send } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';
const jonas = 'U0PLAYJONA';

const toNewest = (page: Page) => page.locator('.to-newest');

describe.skipIf(!hasBrowser())('the playground in a browser', () => {
  const demo = aDemoInBrowser();
  const reader = aReaderOf(demo, noor, 'kept');

  it('opens at a welcome with three things to try, each one click away', async () => {
    const welcome = rows(reader.page).filter({ hasText: 'Hello, I am Signalpost.' }).first();

    const press = async (name: RegExp, answer: RegExp) => {
      await welcome.getByRole('button', { name }).click();
      await privateAnswer(reader.page, answer).waitFor();
      await expect.poll(() => beginsInView(privateAnswer(reader.page, answer))).toBe(true);
      await expect.poll(() => toNewest(reader.page).count()).toBe(0);
    };

    await press(/^Preview/, /Signals of the week/);
    await press(/review queue/, /63 items wait for review/);
    await press(/signals regulation/, /signals for “regulation”/);
  });

  it('answers when it is mentioned, and searches for what a message says', async () => {
    await send(reader.page, '@Signalpost drones');
    await privateAnswer(reader.page, /“drones”/).waitFor();
    await send(reader.page, 'heat pumps');
    const row = rows(reader.page)
      .filter({ hasText: /^(?!.*Only visible).*heat pumps/s })
      .last();

    await row.hover();
    await row.getByRole('button', { name: 'More actions for this message' }).click();
    await reader.page.getByRole('menuitem', { name: /Search Signalpost/ }).click();

    await privateAnswer(reader.page, /heat.*pumps/).waitFor();
  });

  it('answers a query with five cards, and turns the page', async () => {
    await send(reader.page, '/signals regulation sort:recent');

    const answer = privateAnswer(reader.page, /newest first/);
    await answer.waitFor();
    expect(await answer.getByRole('button', { name: /^Details|Details$/ }).count()).toBe(5);
    const first = await answer.innerText();
    await answer.getByRole('button', { name: /^Next/ }).click();
    await expect.poll(() => answer.innerText()).not.toBe(first);
    await expect.poll(() => beginsInView(answer)).toBe(true);
    await answer.getByRole('button', { name: 'Previous' }).click();
    await expect.poll(() => answer.innerText()).toBe(first);
  });

  it('tells of what others say below, and takes nobody there', async () => {
    await rows(reader.page).last().waitFor();
    await reader.page.locator('main .messages').evaluate((list) => {
      list.scrollTop = 0;
    });
    const theirs = await demo.openAs(jonas);

    await send(theirs.page, 'did anyone see this?');

    await toNewest(reader.page).getByText('New messages').waitFor();
    expect(await beginsInView(rows(reader.page).first())).toBe(true);
    await theirs.close();
  });

  it('shows the details of an item', async () => {
    await send(reader.page, '/concerns privacy');
    const answer = privateAnswer(reader.page, /concerns? for “privacy”/);

    await answer.getByRole('button', { name: 'Details' }).first().click();

    const details = reader.page.getByRole('dialog', { name: 'Concern' });
    await details.getByText(/^On this page/).waitFor();
    expect(await axeFindings(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
  });

  it('shares an item with the channel', async () => {
    const theirs = await demo.openAs(jonas);
    await send(reader.page, '/signals rel:5');
    const answer = privateAnswer(reader.page, /relevancy 5/);

    await shareFirst(answer);

    const shared = (page: Page) =>
      rows(page)
        .filter({ hasText: /Noor Haddad/ })
        .filter({ hasText: /[Ss]hared/ })
        .last();
    await shared(theirs.page).waitFor();
    await expect.poll(() => beginsInView(shared(reader.page))).toBe(true);
    expect(theirs.troubles).toEqual([]);
    await theirs.close();
  });

  it('says what cannot be read, and how to write it', async () => {
    await send(reader.page, '/signals rel:>=9');

    await privateAnswer(reader.page, /I can't read rel:>=9: relevancy runs 1–5/).waitFor();
  });

  it('helps out when nothing is found', async () => {
    await send(reader.page, '/signals xyzzyplugh');

    await privateAnswer(reader.page, /xyzzyplugh/).waitFor();
  });

  it('shares nothing where the app is not, says how to invite it, and shares once it is', async () => {
    const { page } = reader;
    await page.getByRole('navigation').getByRole('button', { name: 'lounge' }).click();
    await page.getByRole('heading', { name: 'lounge' }).waitFor();
    await send(page, '/concerns privacy');
    const answer = privateAnswer(page, /concerns? for “privacy”/);

    await shareFirst(answer);
    await privateAnswer(page, /not in this channel/)
      .getByText('/invite @Signalpost')
      .waitFor();
    await send(page, '/invite @Signalpost');
    await rows(page).getByText('has joined the channel').waitFor();
    await shareFirst(answer);

    await rows(page)
      .filter({ hasText: /Noor Haddad/ })
      .filter({ hasText: /shared/ })
      .waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /foresight/ })
      .first()
      .click();
  });

  it('has room for all of its bar on the smallest phone, in bad weather too', async () => {
    const { page } = reader;
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: /time and weather/ }).click();
    await page.getByLabel(/Duplicate events/).click();
    await page.getByText('bad weather', { exact: true }).waitFor();

    const last = await page.getByRole('button', { name: /Act as someone else/ }).boundingBox();

    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(320);
    await page.getByLabel(/Duplicate events/).click();
    await page.getByText('bad weather', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close time and weather' }).click();
    await (size && page.setViewportSize(size));
  });

  it('loses nothing in bad weather', async () => {
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByLabel(/Duplicate events/).click();
    await reader.page.getByText('bad weather', { exact: true }).waitFor();

    await send(reader.page, '/issues rel:>=4');

    await privateAnswer(reader.page, /issues/).waitFor();
    await reader.page.getByLabel(/Duplicate events/).click();
    await reader.page.getByText('bad weather', { exact: true }).waitFor({ state: 'detached' });
  });
});

/** Picks "Share to channel" in the menu of a list's first card. */
async function shareFirst(answer: Locator): Promise<void> {
  await answer.getByRole('button', { name: 'More actions' }).first().click();
  await answer.page().getByRole('menuitem', { name: 'Share to channel' }).click();
}
