import type { KnownBlock } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { aPage, aRow, pageId } from '../../../support/builders.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import type { RunningAppOptions } from '../../../support/running-app-options.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('what the Home tab shows over %s', (transport) => {
  let running: RunningApp;

  const start = async (options: Partial<RunningAppOptions> = {}) => {
    running = await startApp({ transport, curators: [mira], operators: [mira], ...options });
  };

  afterEach(() => running.stop());

  const blocksOf = (view: { readonly blocks: readonly unknown[] }) =>
    shown(view.blocks as KnownBlock[]);
  const home = async (as: string) => {
    await running.workspace.act(as, { kind: 'open-home' });
    await running.workspace.idle();
    const { view } = await running.workspace.until(as, (seen) => seen.home);
    return blocksOf(view);
  };
  const homeWith = (as: string, words: string) =>
    running.workspace.until(as, ({ home: tab }) =>
      tab !== null && blocksOf(tab.view).includes(words) ? blocksOf(tab.view) : undefined,
    );
  /** Presses the button of this name on somebody's Home tab. */
  const press = async (as: string, actionId: string, tab = running.seen(as).home) => {
    const blocks = (tab?.view.blocks ?? []) as KnownBlock[];
    for (const block of blocks) {
      const elements = block.type === 'actions' ? block.elements : [];
      const found = elements.find((element) => element.action_id === actionId);
      if (found?.type === 'button') {
        const result = await running.workspace.act(as, {
          kind: 'action',
          container: { kind: 'view', viewId: tab?.id ?? '' },
          blockId: block.block_id ?? '',
          actionId,
          action: { type: 'button', value: found.value },
          values: {},
        });
        expect(result).toMatchObject({ ok: true });
        return;
      }
    }
    throw new Error(`There is no ${actionId}`);
  };
  const flagged = async () => {
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
  };

  it('begins with what waits for a curator, and ends with how it runs', async () => {
    await start();
    await flagged();

    const seen = await home(mira);

    expect(seen.startsWith('1 waits for you\ndecided this week: 0')).toBe(true);
    expect(seen).toContain('[Review] [Export…]');
    expect(seen).toMatch(/● index [^\n]* · \n?● 0 digests · \/signalpost status says more$/);
  });

  it('shows a reader what they flag and what became of it, and no export', async () => {
    await start();
    await flagged();
    await home(jonas);
    await homeWith(jonas, '⚑ Drone regulation 1(https://example.org/air)\nwaits for review');

    const [flag] = await running.store.allFlags();
    if (flag === undefined) {
      throw new Error('nothing is flagged');
    }
    const { itemId, team } = flag;
    const by = flag.user;
    const at = running.clock.now();
    const said = { verdict: 'accepted', note: 'energy', duplicateOf: null } as const;
    await running.store.addDecision({ itemId, team, by, at, ...said });

    await running.workspace.act(jonas, { kind: 'open-home' });
    const after = await homeWith(jonas, '✓ accepted');
    expect(after).toContain(`✓ accepted by <@${jonas}>`);
    expect(after).toContain('“energy”');
    expect(after).not.toContain('[Export…]');
    expect(after).not.toContain('/signalpost status says more');
  });

  it('is brought up to date when somebody else decides, once for all that happens at once', async () => {
    await start();
    await flagged();
    await home(jonas);
    const queue = await running.type(mira, '/signalpost review');

    await running.click(mira, queue, 'Accept');
    await running.workspace.idle();
    running.clock.advance(5_000);

    const seen = await homeWith(jonas, '✓ accepted');
    expect(seen).toContain(`✓ accepted by <@${mira}>`);
  });

  it('shows a curator what was suggested meanwhile, and what was given to them', async () => {
    await start({ intake: true });
    await home(mira);
    const said = await running.say(jonas, 'A town wants drone regulation');
    await running.flag(jonas, said);
    await running.click(jonas, await running.told(jonas, 'one of these?'), 'Suggest as new');
    await running.told(jonas, 'It waits for review.');
    running.clock.advance(5_000);

    await homeWith(mira, '1 waits for you');
  });

  it('reaches whoever flags the item, though twenty others looked later', async () => {
    await start({ crowd: 21 });
    await flagged();
    await home(jonas);
    running.clock.advance(1_000);
    for (let n = 0; n < 21; n += 1) {
      await home(`U0CROWD${n}`);
    }
    const queue = await running.type(mira, '/signalpost review');

    await running.click(mira, queue, 'Accept');
    await running.workspace.idle();
    running.clock.advance(5_000);

    await homeWith(jonas, '✓ accepted');
  });

  it('opens what is pressed in the moment in which it is published anew', async () => {
    await start();
    await flagged();
    await home(mira);
    const shownBefore = running.seen(mira).home;
    await running.workspace.act(mira, { kind: 'open-home' });
    await running.workspace.idle();
    expect(running.seen(mira).home?.hash).not.toBe(shownBefore?.hash);

    await press(mira, 'review.open', shownBefore);

    await running.modal(mira, 'Drone regulation 1');
  });

  it('says what is new since the last visit, and lists it', async () => {
    await start();
    expect(await home(jonas)).toContain('Nothing new\nsince ');
    running.clock.advance(3 * 3_600_000);
    const page = aPage(
      { id: pageId(9), title: 'Ferries <!here>', rows: [aRow(), aRow()] },
      running.clock.now(),
    );
    await running.store.putPages([page]);

    await running.workspace.act(jonas, { kind: 'open-home' });
    await homeWith(jonas, '1 new article');
    await press(jonas, 'home.read');

    await running.modal(jonas, 'Ferries <!here>(https://example.org/air) · 2 items');
  });

  it('searches from its field', async () => {
    await start();
    await home(jonas);
    const tab = running.seen(jonas).home;

    await running.workspace.act(jonas, {
      kind: 'action',
      container: { kind: 'view', viewId: tab?.id ?? '' },
      blockId: 'home.search',
      actionId: 'home.search',
      action: { type: 'plain_text_input', value: 'regulation' },
      values: {},
    });

    await running.modal(jonas, '7 items for “regulation”');
  });

  it.each([
    ['preferences.open', 'quiet'],
    ['collection.list', 'No collections yet'],
    ['review.open', 'No item waits for review'],
  ])('opens %s in a window', async (actionId, words) => {
    await start();
    await home(jonas);

    await press(jonas, actionId);

    await running.workspace.until(jonas, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view).toLowerCase().includes(words.toLowerCase())),
    );
  });

  it('names the themes of the month', async () => {
    await start();

    expect(await home(jonas)).toContain('Themes of the month\n[mobility 1]');
  });
});
