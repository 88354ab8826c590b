import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import {
  aDemoInBrowser,
  aReaderOf,
  privateAnswer,
  privateAnswers,
} from '../support/demo-in-browser.ts';
import { rows, send } from '../support/workspace-page.ts';

const noor = 'U0PLAYNOOR';
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';

describe.skipIf(!hasBrowser())('flags in a browser', () => {
  const demo = aDemoInBrowser();
  const reader = aReaderOf(demo, noor, 'kept');
  const curator = aReaderOf(demo, mira, 'kept');

  it('asks which item is meant when a whole digest is flagged', async () => {
    const digest = rows(reader.page).filter({ hasText: 'Signals of the week' }).first();
    await digest.hover();
    await digest.getByRole('button', { name: 'React with triangular flag on post' }).click();

    const picker = privateAnswer(reader.page, /Which item of Signals of the week/);
    await picker.getByRole('button', { name: /Flag/ }).nth(1).waitFor();
    await digest.hover();
    await digest.getByRole('button', { name: /you reacted/ }).click();
  });

  it('flags an item with its button, and takes that back', async () => {
    await send(reader.page, '/signals heat');
    const answer = privateAnswer(reader.page, /signals? for “heat”/);

    await answer.getByRole('button', { name: /^Flag/ }).first().click();
    await answer.getByText('⚑ 1 flag').waitFor();
    await answer.getByRole('button', { name: /Flagged · Undo/ }).click();

    await answer.getByText('⚑ 1 flag').waitFor({ state: 'detached' });
  });

  it('counts the flags of two people, and keeps one when the other is taken back', async () => {
    const theirs = await demo.openAs(jonas);
    const flagFirst = async (page: Page) => {
      await send(page, '/technologies drone');
      await privateAnswer(page, /technolog(y|ies) for “drone”/)
        .getByRole('button', { name: /^Flag/ })
        .first()
        .click();
    };

    const undo = (page: Page) =>
      privateAnswer(page, /technolog(y|ies) for “drone”/)
        .getByRole('button', { name: /Flagged · Undo/ })
        .click();

    await flagFirst(reader.page);
    await privateAnswer(reader.page, /⚑ 1 flag/).waitFor();
    await flagFirst(theirs.page);
    await privateAnswer(theirs.page, /⚑ 2 flags/).waitFor();
    await undo(theirs.page);

    await privateAnswer(theirs.page, /⚑ 1 flag/).waitFor();
    await undo(reader.page);
    await privateAnswer(reader.page, /technolog(y|ies) for “drone”/)
      .getByText('⚑ 1 flag')
      .waitFor({ state: 'detached' });
    expect(theirs.troubles).toEqual([]);
    await theirs.close();
  });

  it('asks for a note in a modal that can be closed again', async () => {
    await send(curator.page, '/signalpost review');
    const queue = privateAnswer(curator.page, /items? waits? for review/);

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
  });

  it('posts the digest when its time comes; a flag on an item of it is decided by another', async () => {
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByRole('button', { name: /Next Monday/ }).click();
    await reader.page.getByRole('button', { name: 'Close time and weather' }).click();

    const digest = rows(reader.page)
      .filter({ hasText: 'Signals of the week' })
      .filter({ hasText: '16–23 November' })
      .last();
    await digest.getByRole('button', { name: /repl/ }).click();
    const thread = reader.page.getByRole('complementary', { name: 'Thread' });
    // All ten of them, so that none comes under the pointer and takes the tools away.
    await thread.locator('.message').nth(10).waitFor();
    const item = thread.locator('.message').nth(1);
    const details = item.getByRole('button', { name: /^Details of / });
    const name = (await details.getAttribute('aria-label'))?.replace('Details of ', '') ?? '';
    await item.hover();
    await item.getByRole('button', { name: 'React with triangular flag on post' }).click();
    await thread
      .getByText(/Flagged as important: /)
      .or(privateAnswers(reader.page).getByText(/Flagged as important: /))
      .last()
      .waitFor();

    await send(curator.page, '/signalpost review');
    const queue = privateAnswer(curator.page, /64 items wait for review/);
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

    await privateAnswer(curator.page, /Accepted by/).waitFor();
    // The thread hears of it half a minute later by the workspace's clock, which is moved on.
    await reader.page.getByRole('button', { name: /time and weather/ }).click();
    await reader.page.getByRole('button', { name: /Next Monday/ }).click();
    await reader.page.getByRole('button', { name: 'Close time and weather' }).click();

    await thread.getByText(/Accepted by/).waitFor();
    await thread.getByText(/Worth watching\./).waitFor();
  });
});
