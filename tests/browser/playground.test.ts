import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/playground.ts';
import {
  axeFindings,
  hasBrowser,
  openPage,
  sharedBrowser,
  type WatchedPage,
} from '../support/browser.ts';
import { startBegunDemo } from '../support/playground.ts';
import { beginsInView, rows, send } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';

describe.skipIf(!hasBrowser())('the playground in a browser', () => {
  let playground: Playground;
  let browser: Browser;
  let reader: WatchedPage;

  beforeAll(async () => {
    browser = await sharedBrowser();
    playground = await startBegunDemo();
  });
  afterAll(async () => {
    await playground.stop();
  });

  const openAs = (person: string) => openPage(browser, `${playground.url}#/${person}`);

  beforeEach(async () => {
    reader = await openAs(noor);
  });
  afterEach(async () => {
    const { troubles } = reader;
    await reader.close();
    expect(troubles).toEqual([]);
  });

  const answers = (page: Page) => rows(page).filter({ hasText: 'Only visible to you' });
  const toNewest = (page: Page) => page.locator('.to-newest');
  const lastAnswer = (page: Page, words: string | RegExp) =>
    answers(page).filter({ hasText: words }).last();

  it('opens at a welcome with three things to try, each one click away', async () => {
    const welcome = rows(reader.page).filter({ hasText: 'Hello, I am Signalpost.' }).first();

    const press = async (name: RegExp, answer: RegExp) => {
      await welcome.getByRole('button', { name }).click();
      await lastAnswer(reader.page, answer).waitFor();
      await expect.poll(() => beginsInView(lastAnswer(reader.page, answer))).toBe(true);
      await expect.poll(() => toNewest(reader.page).count()).toBe(0);
    };

    await press(/^Preview/, /Signals of the week/);
    await press(/review queue/, /63 items wait for review/);
    await press(/signals regulation/, /signals for “regulation”/);
  });

  it('answers when it is mentioned, and searches for what a message says', async () => {
    await send(reader.page, '@Signalpost drones');
    await lastAnswer(reader.page, /“drones”/).waitFor();
    await send(reader.page, 'heat pumps');
    const row = rows(reader.page)
      .filter({ hasText: /^(?!.*Only visible).*heat pumps/s })
      .last();

    await row.hover();
    await row.getByRole('button', { name: 'More actions for this message' }).click();
    await reader.page.getByRole('menuitem', { name: /Search Signalpost/ }).click();

    await lastAnswer(reader.page, /heat.*pumps/).waitFor();
  });

  it('asks which item is meant when a whole digest is flagged', async () => {
    const digest = rows(reader.page).filter({ hasText: 'Signals of the week' }).first();
    await digest.hover();
    await digest.getByRole('button', { name: 'React with triangular flag on post' }).click();

    const picker = lastAnswer(reader.page, /Which item of Signals of the week/);
    await picker.getByRole('button', { name: /Flag/ }).nth(1).waitFor();
    await digest.hover();
    await digest.getByRole('button', { name: /you reacted/ }).click();
  });

  it('answers a query with five cards, and turns the page', async () => {
    await send(reader.page, '/signals regulation sort:recent');

    const answer = lastAnswer(reader.page, /newest first/);
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
    const theirs = await openAs(jonas);

    await send(theirs.page, 'did anyone see this?');

    await toNewest(reader.page).getByText('New messages').waitFor();
    expect(await beginsInView(rows(reader.page).first())).toBe(true);
    await theirs.close();
  });

  it('shows the details of an item', async () => {
    await send(reader.page, '/concerns privacy');
    const answer = lastAnswer(reader.page, /concerns? for “privacy”/);

    await answer.getByRole('button', { name: 'Details' }).first().click();

    const details = reader.page.getByRole('dialog', { name: 'Concern' });
    await details.getByText(/^On this page/).waitFor();
    expect(await axeFindings(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
  });

  it('shares an item with the channel', async () => {
    const theirs = await openAs(jonas);
    await send(reader.page, '/signals rel:5');
    const answer = lastAnswer(reader.page, /relevancy 5/);

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

    await lastAnswer(reader.page, /I can't read rel:>=9: relevancy runs 1–5/).waitFor();
  });

  it('helps out when nothing is found', async () => {
    await send(reader.page, '/signals xyzzyplugh');

    await lastAnswer(reader.page, /xyzzyplugh/).waitFor();
  });

  it('flags an item with its button, and takes that back', async () => {
    await send(reader.page, '/signals heat');
    const answer = lastAnswer(reader.page, /signals? for “heat”/);

    await answer.getByRole('button', { name: /^Flag/ }).first().click();
    await answer.getByText('⚑ 1 flag').waitFor();
    await answer.getByRole('button', { name: /Flagged · Undo/ }).click();

    await answer.getByText('⚑ 1 flag').waitFor({ state: 'detached' });
  });

  it('counts the flags of two people, and keeps one when the other is taken back', async () => {
    const theirs = await openAs(jonas);
    const flagFirst = async (page: Page) => {
      await send(page, '/technologies drone');
      await lastAnswer(page, /technolog(y|ies) for “drone”/)
        .getByRole('button', { name: /^Flag/ })
        .first()
        .click();
    };

    const undo = (page: Page) =>
      lastAnswer(page, /technolog(y|ies) for “drone”/)
        .getByRole('button', { name: /Flagged · Undo/ })
        .click();

    await flagFirst(reader.page);
    await lastAnswer(reader.page, /⚑ 1 flag/).waitFor();
    await flagFirst(theirs.page);
    await lastAnswer(theirs.page, /⚑ 2 flags/).waitFor();
    await undo(theirs.page);

    await lastAnswer(theirs.page, /⚑ 1 flag/).waitFor();
    await undo(reader.page);
    await lastAnswer(reader.page, /technolog(y|ies) for “drone”/)
      .getByText('⚑ 1 flag')
      .waitFor({ state: 'detached' });
    expect(theirs.troubles).toEqual([]);
    await theirs.close();
  });

  it('asks for a note in a modal that can be closed again', async () => {
    const curator = await openAs(mira);
    await send(curator.page, '/signalpost review');
    const queue = lastAnswer(curator.page, /items? waits? for review/);

    for (const [label, title] of [
      ['Duplicate of…', 'Duplicate of…'],
      ['Note, tags, assign, later…', 'Note, tags, assign'],
    ] as const) {
      await queue.getByRole('button', { name: 'More actions' }).first().click();
      await curator.page.getByRole('menuitem', { name: label }).click();
      const modal = curator.page.getByRole('dialog', { name: title });
      await modal.getByRole('textbox', { name: /Note/ }).waitFor();
      expect(await axeFindings(curator.page)).toEqual([]);
      await modal.getByRole('button', { name: 'Cancel' }).click();
      await modal.waitFor({ state: 'detached' });
    }

    expect(curator.troubles).toEqual([]);
    await curator.close();
  });

  it('shares nothing where the app is not, says how to invite it, and shares once it is', async () => {
    const { page } = reader;
    await page.getByRole('navigation').getByRole('button', { name: 'lounge' }).click();
    await page.getByRole('heading', { name: 'lounge' }).waitFor();
    await send(page, '/concerns privacy');
    const answer = lastAnswer(page, /concerns? for “privacy”/);

    await shareFirst(answer);
    await lastAnswer(page, /not in this channel/)
      .getByText('/invite @Signalpost')
      .waitFor();
    await send(page, '/invite @Signalpost');
    await rows(page).getByText('has joined the channel').waitFor();
    await shareFirst(answer);

    await rows(page)
      .filter({ hasText: /Noor Haddad/ })
      .filter({ hasText: /shared/ })
      .waitFor();
  });

  it('posts the digest when its time comes; a flag on an item of it is decided by another', async () => {
    const curator = await openAs(mira);
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByRole('button', { name: /Next Monday/ }).click();
    await reader.page.getByRole('button', { name: 'Close time and weather' }).click();

    const digest = rows(reader.page)
      .filter({ hasText: 'Signals of the week' })
      .filter({ hasText: '16–23 November' })
      .last();
    await digest.getByRole('button', { name: /repl/ }).click();
    const thread = reader.page.getByRole('complementary', { name: 'Thread' });
    const item = thread.locator('.message').nth(1);
    const details = item.getByRole('button', { name: /^Details of / });
    const name = (await details.getAttribute('aria-label'))?.replace('Details of ', '') ?? '';
    await item.hover();
    await item.getByRole('button', { name: 'React with triangular flag on post' }).click();
    await thread
      .getByText(/Flagged as important: /)
      .or(answers(reader.page).getByText(/Flagged as important: /))
      .last()
      .waitFor();

    await send(curator.page, '/signalpost review');
    const queue = lastAnswer(curator.page, /64 items wait for review/);
    // The newest flag of a single person stands at the end.
    for (let page = 1; (await queue.getByText(name).count()) === 0; page += 1) {
      await queue.getByRole('button', { name: /^Next / }).click();
      await queue.getByText(`${page * 10 + 1}–`).waitFor();
    }
    const row = queue.locator('.block-actions', {
      has: curator.page.getByRole('button', { name: `Accept: ${name}` }),
    });
    await row.getByRole('button', { name: 'More actions' }).click();
    await curator.page.getByRole('menuitem', { name: 'Note, tags, assign, later…' }).click();
    const notes = curator.page.getByRole('dialog', { name: 'Note, tags, assign' });
    await notes.getByRole('textbox', { name: /Note/ }).fill('Worth watching.');
    await notes.getByRole('button', { name: 'Save' }).click();
    await queue.getByText('Saved: ').waitFor();
    await queue.getByRole('button', { name: `Accept: ${name}` }).click();

    await lastAnswer(curator.page, /Accepted by/).waitFor();
    // The thread hears of it half a minute later by the workspace's clock, which is moved on.
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByRole('button', { name: /Next Monday/ }).click();
    await reader.page.getByRole('button', { name: 'Close time and weather' }).click();

    await thread.getByText(/Accepted by/).waitFor();
    await thread.getByText(/Worth watching\./).waitFor();
    expect(curator.troubles).toEqual([]);
    await curator.close();
  });

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

  it('has room for all of its bar on the smallest phone, in bad weather too', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: /time and weather/ }).click();
    await page.getByLabel(/Duplicate events/).click();
    await page.getByText('bad weather', { exact: true }).waitFor();

    const last = await page.getByRole('button', { name: /Act as someone else/ }).boundingBox();

    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(320);
    await page.getByLabel(/Duplicate events/).click();
    await page.getByText('bad weather', { exact: true }).waitFor({ state: 'detached' });
  });

  it('loses nothing in bad weather', async () => {
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByLabel(/Duplicate events/).click();
    await reader.page.getByText('bad weather', { exact: true }).waitFor();

    await send(reader.page, '/issues rel:>=4');

    await lastAnswer(reader.page, /issues/).waitFor();
    await reader.page.getByLabel(/Duplicate events/).click();
    await reader.page.getByText('bad weather', { exact: true }).waitFor({ state: 'detached' });
  });
});

/** Picks "Share to channel" in the menu of a list's first card. */
async function shareFirst(answer: Locator): Promise<void> {
  await answer.getByRole('button', { name: 'More actions' }).first().click();
  await answer.page().getByRole('menuitem', { name: 'Share to channel' }).click();
}

async function toHome(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Signalpost/ })
    .click();
}
