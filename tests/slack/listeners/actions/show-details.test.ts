import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('Details over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  /** The modal once it is filled. */
  const details = () =>
    running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view.blocks).includes('From ')),
    );

  it('opens everything of an item in a modal', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await running.click(mira, answer, 'Details');

    const modal = await details();
    const text = shown(modal.view.blocks as KnownBlock[]);
    expect(modal.view).toMatchObject({ title: { text: 'Signal' } });
    expect(text).toContain('From open sky to lanes.');
    expect(text).toContain('Low air space becomes a public good(https://example.org/air)');
  });

  it('names the closest pages in the modal', async () => {
    const closest = [{ title: 'As it was called', id: pageId(3) }];
    const shared = { keywords: [], themes: [] };
    await running.store.putPages([
      aPage({ ...shared, id: pageId(2), closest, rows: [aRow({ name: 'Tidal clocks' })] }),
      aPage({
        ...shared,
        id: pageId(3),
        title: 'Ports that wait',
        url: 'https://example.org/ports',
      }),
    ]);
    const answer = await running.type(mira, '/signals tidal');

    await running.click(mira, answer, 'Details');

    const modal = await details();
    expect(shown(modal.view.blocks as KnownBlock[])).toContain(
      'Related pages\nPorts that wait(https://example.org/ports)',
    );
  });
});
