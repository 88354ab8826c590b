import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('turning pages over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('turns pages in place, there and back', async () => {
    const first = await running.type(mira, '/signals regulation');

    await running.click(mira, first, 'Next 2');
    const second = await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === first.ts && shown(blocks).includes('6–7')),
    );
    await running.click(mira, second, 'Previous');
    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === first.ts && shown(blocks).includes('1–5')),
    );

    expect(running.seen(mira).messages).toHaveLength(1);
  });

  it('offers an expired list again', async () => {
    const first = await running.type(mira, '/signals regulation');
    running.clock.advance(8 * 24 * 60 * 60 * 1000);

    await running.click(mira, first, 'Next 2');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('[Run it again]')),
    );
  });
});
