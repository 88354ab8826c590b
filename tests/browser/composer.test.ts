import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { mira } from '../support/workspace.ts';
import { composer, rows, send, untilFocused } from '../support/workspace-page.ts';

describe.skipIf(!hasBrowser())('the composer', () => {
  const stage = aWatchedStage(
    (app) => {
      app.command('/echo', async ({ ack, command }) => ack(`heard ${command.text}`));
    },
    { answerWithinMs: 1500, pages: 'kept' },
  );
  const { mine } = stage;

  beforeEach(async () => {
    await mine.page.getByRole('navigation').getByRole('button', { name: 'foresight' }).click();
    await composer(mine.page).fill('');
  });

  const suggestions = () => mine.page.getByRole('listbox').getByRole('option');

  it('offers the app’s commands with their hints, chosen by keyboard', async () => {
    await composer(mine.page).pressSequentially('/');
    expect(await suggestions().allInnerTexts()).toEqual([
      expect.stringContaining('<text>'),
      expect.stringContaining('/plain'),
      expect.stringContaining('/invite'),
    ]);

    await mine.page.keyboard.press('ArrowDown');
    await mine.page.keyboard.press('ArrowUp');
    await mine.page.keyboard.press('Tab');

    expect(await composer(mine.page).inputValue()).toBe('/echo ');
    await mine.page.getByText('<text> — Says it back').waitFor();
  });

  it('sends a whole command with one Enter though the list is open', async () => {
    await composer(mine.page).pressSequentially('/echo');
    await mine.page.keyboard.press('Enter');

    await rows(mine.page).getByText('heard', { exact: true }).waitFor();
    expect(await composer(mine.page).inputValue()).toBe('');
  });

  it('keeps what was typed over a reload, for its place and person only', async () => {
    await composer(mine.page).fill('half a thought');

    await mine.page.reload();
    await expect.poll(() => composer(mine.page).inputValue()).toBe('half a thought');
    await mine.page.getByRole('navigation').getByRole('button', { name: 'open' }).click();
    expect(await composer(mine.page).inputValue()).toBe('');
    await mine.page.goBack();
    await expect.poll(() => composer(mine.page).inputValue()).toBe('half a thought');
    await composer(mine.page).press('Enter');
    await rows(mine.page).getByText('half a thought').waitFor();
    // Others may hear of it before its sender has the answer that empties the composer.
    await expect.poll(() => composer(mine.page).inputValue()).toBe('');
    await mine.page.reload();

    await composer(mine.page).waitFor();
    expect(await composer(mine.page).inputValue()).toBe('');
  });

  it('completes people and emoji', async () => {
    await composer(mine.page).pressSequentially('hi @jo');
    await mine.page.keyboard.press('Enter');
    await mine.page.keyboard.type(':rock');
    await mine.page.keyboard.press('Tab');

    expect(await composer(mine.page).inputValue()).toBe('hi @Jonas :rocket: ');
    await mine.page.keyboard.press('Enter');
    await rows(mine.page).filter({ hasText: 'hi @Jonas' }).getByText('🚀').waitFor();
  });

  it('searches its emoji by keyboard and puts the pick at the caret', async () => {
    await composer(mine.page).fill('off we go ');
    await mine.page.getByRole('button', { name: 'Emoji' }).press('Enter');

    await mine.page.keyboard.type('rocket');
    await mine.page.keyboard.press('Enter');

    await expect.poll(() => composer(mine.page).inputValue()).toBe('off we go :rocket: ');
    await untilFocused(composer(mine.page));
  });

  it('breaks a line with Shift and Enter', async () => {
    await composer(mine.page).fill('one');
    await mine.page.keyboard.press('Shift+Enter');
    await mine.page.keyboard.type('two');
    await mine.page.keyboard.press('Enter');

    await rows(mine.page).filter({ hasText: 'one' }).last().waitFor();
    const said = stage.workspace.snapshot(mira).messages.at(-1);
    expect(said?.text).toBe('one\ntwo');
  });

  it('keeps a draft for each channel', async () => {
    const sidebar = mine.page.getByRole('navigation');
    await composer(mine.page).fill('half a thought');

    await sidebar.getByRole('button', { name: 'open' }).click();
    await composer(mine.page).fill('another');
    await sidebar.getByRole('button', { name: 'foresight' }).click();

    expect(await composer(mine.page).inputValue()).toBe('half a thought');
    await sidebar.getByRole('button', { name: 'open' }).click();
    expect(await composer(mine.page).inputValue()).toBe('another');
  });

  it('shows what Slack would when a command fails, and gives the text back', async () => {
    await send(mine.page, '/plain nobody listens');

    const notice = mine.page.getByRole('alert').filter({ hasText: '/plain failed' });
    await notice.waitFor();
    expect(await composer(mine.page).inputValue()).toBe('/plain nobody listens');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await notice.waitFor({ state: 'detached' });
  });
});
