import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('a query on a button over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('offers the other tables when nothing is found, one click away', async () => {
    const nothing = await running.type(mira, '/issues noise');

    await running.click(mira, nothing, 'In Concerns: 1');

    const answer = await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('1 concern for “noise”')),
    );
    expect(answer.ts).toBe(nothing.ts);
  });
});
