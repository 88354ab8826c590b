import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mira, type RunningApp, startApp } from '../../support/running-app.ts';
import { submitForm, typed } from './collections/collect-stage.ts';

describe('a fourth window, which would be one too many', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'socket' });
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Details');
    await running.modal(mira, 'Cities write regulation');
    for (const windows of [2, 3]) {
      await running.press(mira, 'Collect…');
      await running.workspace.until(mira, ({ modals }) => modals[windows - 1]);
      await submitForm(running, mira, { name: typed(`Workshop ${windows}`) });
      await running.modal(mira, 'Collected: ');
      await running.press(mira, 'Open');
      await running.modal(mira, 'added by');
      await running.press(mira, 'Details');
      await running.modal(mira, 'Cities write regulation');
    }
    expect(running.seen(mira).modals).toHaveLength(3);
  });

  afterEach(() => running.stop());

  it('leaves Collect… in the third', async () => {
    await running.press(mira, 'Collect…');

    await running.modal(mira, 'already in: ');
    expect(running.seen(mira).modals).toHaveLength(3);
  });

  it('leaves the form of an alert in the third, for a theme that was searched there', async () => {
    await running.press(mira, 'mobility');
    await running.modal(mira, 'Noise over the roofs.');

    await running.press(mira, 'Save as alert');

    await running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view).includes('"initial_value":"theme:')),
    );
    expect(running.seen(mira).modals).toHaveLength(3);
  });
});
