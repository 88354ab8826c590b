import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { rows, send, untilFocused } from '../support/workspace-page.ts';
import { echoApp } from './echo-app.ts';

describe.skipIf(!hasBrowser())('interactive elements', () => {
  const heard: unknown[] = [];

  const stage = aWatchedStage(echoApp(heard), { pages: 'kept' });
  const { mine } = stage;

  beforeEach(() => {
    heard.length = 0;
  });

  // Panels of earlier tests are there still, so each has a name of its own.
  let panels = 0;
  const panelRow = () => rows(mine.page).filter({ hasText: `Panel No. ${panels}.` });
  const showPanel = async () => {
    panels += 1;
    await send(mine.page, `/echo No. ${panels}.`);
    await panelRow().waitFor();
  };
  const dialog = (name: string) => mine.page.getByRole('dialog', { name });
  const openForm = async () => {
    await showPanel();
    await panelRow().getByRole('button', { name: 'Open form' }).click();
    await dialog('Decide').waitFor();
  };

  it('asks before an action that wants it', async () => {
    await showPanel();

    await panelRow().getByRole('button', { name: 'Drop' }).click();
    await dialog('Really?').getByRole('button', { name: 'Keep it' }).click();
    expect(heard).toEqual([]);
    await untilFocused(panelRow().getByRole('button', { name: 'Drop' }));
    await panelRow().getByRole('button', { name: 'Drop' }).click();
    await dialog('Really?').getByRole('button', { name: 'Drop it' }).click();

    await rows(mine.page).getByText('heard drop').last().waitFor();
    expect(heard).toMatchObject([{ type: 'button', action_id: 'drop', block_id: 'acts' }]);
  });

  it('closes only the question with Escape, not the thread around it', async () => {
    const { page } = mine;
    await send(page, '/plain');
    await rows(page)
      .getByRole('button', { name: /1 reply/ })
      .last()
      .click();
    const drop = page
      .getByRole('complementary', { name: 'Thread' })
      .getByRole('button', { name: 'Drop' });
    await drop.click();
    await dialog('Really?').waitFor();

    await page.keyboard.press('Escape');

    await dialog('Really?').waitFor({ state: 'detached' });
    await untilFocused(drop);
  });

  it('sends what is chosen in a select and an overflow menu', async () => {
    await showPanel();

    await panelRow().getByRole('combobox', { name: 'Sort by' }).click();
    await mine.page.keyboard.type('rec');
    await mine.page.keyboard.press('Enter');
    await rows(mine.page).getByText('heard sort').last().waitFor();
    await panelRow().getByRole('button', { name: 'More actions' }).click();
    await mine.page.keyboard.press('ArrowDown');
    await mine.page.keyboard.press('Enter');

    await rows(mine.page).getByText('heard more').last().waitFor();
    expect(heard).toMatchObject([
      { type: 'static_select', selected_option: { value: 'recent' } },
      { type: 'overflow', selected_option: { value: 'copy' } },
    ]);
  });

  it('submits every input of a modal', async () => {
    await openForm();
    const form = dialog('Decide');

    await form.getByRole('textbox', { name: 'Note' }).fill('well seen');
    await form.getByRole('combobox', { name: /Assign to/ }).click();
    await mine.page.getByRole('option', { name: 'Jonas' }).click();
    await form.getByRole('combobox', { name: /Duplicate of/ }).fill('dr');
    await mine.page.getByRole('option', { name: 'dr two' }).click();
    await form.getByRole('combobox', { name: /Kinds/ }).click();
    await mine.page.getByRole('option', { name: 'Signal' }).click();
    await mine.page.getByRole('option', { name: 'Issue' }).click();
    await mine.page.keyboard.press('Escape');
    await form.getByRole('radio', { name: 'Accept' }).check();
    await form.getByRole('checkbox', { name: 'Flagger' }).check();
    await form.getByRole('button', { name: 'Save' }).click();

    await dialog('Saved').waitFor();
    expect(heard).toMatchObject([
      {
        note: { note: { type: 'plain_text_input', value: 'well seen' } },
        who: { who: { selected_user: 'U0000JONAS' } },
        twin: { twin: { selected_option: { value: 'dr two' } } },
        kinds: { kinds: { selected_options: [{ value: 'signal' }, { value: 'issue' }] } },
        verdict: { verdict: { selected_option: { value: 'accept' } } },
        tell: { tell: { selected_options: [{ value: 'flagger' }] } },
        from: { from: { selected_date: '2026-11-20' } },
      },
    ]);
    await mine.page.keyboard.press('Escape');
    await dialog('Saved').waitFor({ state: 'detached' });
  });

  it('shows what is wrong at its input, keeps the rest, and gives it the focus', async () => {
    await openForm();
    const note = dialog('Decide').getByRole('textbox', { name: 'Note' });

    await dialog('Decide').getByRole('button', { name: 'Save' }).click();
    await dialog('Decide').getByText('Please complete this required field.').waitFor();
    await note.fill('no');
    await dialog('Decide').getByRole('button', { name: 'Save' }).click();

    await dialog('Decide').getByText('Say a little more.').waitFor();
    expect(await note.inputValue()).toBe('no');
    expect(await note.getAttribute('aria-invalid')).toBe('true');
    await dialog('Decide').locator('textarea:focus').waitFor();
    await dialog('Decide').getByRole('button', { name: 'Close' }).click();
    await dialog('Decide').waitFor({ state: 'detached' });
    await untilFocused(panelRow().getByRole('button', { name: 'Open form' }));
  });

  it('stacks three modals, keeps the focus inside, and goes back with it by Escape', async () => {
    await openForm();
    await dialog('Decide').getByRole('textbox', { name: 'Note' }).fill('kept');

    await dialog('Decide').getByRole('button', { name: 'Deeper' }).click();
    await dialog('Second').getByRole('button', { name: 'Below Second' }).click();
    await dialog('Third').waitFor();
    for (let step = 0; step < 5; step += 1) {
      await mine.page.keyboard.press('Tab');
      const inside = await mine.page.evaluate(
        "document.activeElement === document.body || document.activeElement.closest('dialog')?.innerText.includes('Third') === true",
      );
      expect(inside).toBe(true);
    }
    await mine.page.keyboard.press('Escape');
    await dialog('Third').waitFor({ state: 'detached' });
    await untilFocused(dialog('Second').getByRole('button', { name: 'Below Second' }));
    await mine.page.keyboard.press('Escape');
    await dialog('Second').waitFor({ state: 'detached' });
    await untilFocused(dialog('Decide').getByRole('button', { name: 'Deeper' }));

    const note = dialog('Decide').getByRole('textbox', { name: 'Note' });
    expect(await note.inputValue()).toBe('kept');
    await mine.page.keyboard.press('Escape');
    await dialog('Decide').waitFor({ state: 'detached' });
    await untilFocused(panelRow().getByRole('button', { name: 'Open form' }));
  });

  it('gives the focus back once the whole stack is closed', async () => {
    await openForm();
    await dialog('Decide').getByRole('button', { name: 'Deeper' }).click();

    await dialog('Second').getByRole('button', { name: 'Close' }).click();

    await dialog('Decide').waitFor({ state: 'detached' });
    await untilFocused(panelRow().getByRole('button', { name: 'Open form' }));
  });

  it('runs shortcuts from a message and from anywhere', async () => {
    await send(mine.page, 'keep me');
    const row = rows(mine.page).filter({ hasText: 'keep me' }).first();

    await row.hover();
    await row.getByRole('button', { name: 'More actions for this message' }).click();
    await mine.page.getByRole('menuitem', { name: /Keep/ }).click();
    await rows(mine.page).getByText('kept: keep me').waitFor();
    await mine.page.getByRole('button', { name: 'Shortcuts and commands' }).click();
    await mine.page.getByRole('menuitem', { name: /New/ }).click();

    await dialog('Something new').waitFor();
    await dialog('Something new').getByRole('button', { name: 'Close' }).click();
    await dialog('Something new').waitFor({ state: 'detached' });
  });

  it('opens the app’s Home, which the app then publishes', async () => {
    await mine.page.getByRole('navigation').getByRole('button', { name: 'Tiny' }).click();

    await mine.page.getByRole('heading', { name: 'Welcome home' }).waitFor();
    await mine.page.getByRole('tab', { name: 'About' }).click();
    await mine.page.getByText('Says it back').waitFor();
    await mine.page.getByRole('tab', { name: 'Messages' }).click();
    await mine.page.getByText('very beginning').waitFor();
  });
});
