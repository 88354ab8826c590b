import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { tick } from './tick.ts';

describe.each(['http', 'socket'] as const)('the review queue over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport, curators: [mira] });
    let answer = await running.type(jonas, '/signals regulation');
    for (let n = 0; n < 3; n += 1) {
      await running.click(jonas, answer, 'Flag');
      answer = await running.workspace.until(jonas, ({ messages }) =>
        messages.find(
          ({ ts, blocks }) =>
            ts === answer.ts && shown(blocks).split('⚑ Flagged · Undo').length === n + 2,
        ),
      );
    }
  });

  afterEach(() => running.stop());

  const queueOf = (as = mira) => running.type(as, '/signalpost review');
  const redrawn = (queue: Message, words: string) =>
    running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === queue.ts && shown(blocks).includes(words)),
    );
  const choose = (queue: Message, actionId: string, action: Record<string, unknown>) =>
    running.workspace.act(mira, {
      kind: 'action',
      container: { kind: 'message', channel: queue.channel, ts: queue.ts },
      blockId:
        queue.blocks.find(({ block_id: id }) => id?.startsWith('queue|filters'))?.block_id ?? '',
      actionId,
      action: { type: 'static_select', ...action },
      values: {},
    });

  it('accepts what is selected at once, and takes it back at once', async () => {
    const queue = await queueOf();
    for (const n of [0, 1]) {
      await tick(running, mira, queue, n);
      await redrawn(queue, `[Accept ${n + 1}]`);
    }
    const ticked = await redrawn(queue, '[Accept 2] [Dismiss 2] [Collect 2…]');

    await running.click(mira, ticked, 'Accept 2');
    const decided = await redrawn(queue, 'Accepted 2 items: ');
    expect(shown(decided.blocks)).toContain('1 item waits for review');
    await running.click(mira, decided, 'Undo 2');

    const back = await redrawn(queue, 'Taken back: 2 decisions.');
    expect(shown(back.blocks)).toContain('3 items wait for review');
  });

  it('keeps its filter through a decision and a restart', async () => {
    const queue = await queueOf();
    await choose(queue, 'queue.kind', {
      selected_option: { text: { type: 'plain_text', text: 'Concerns' }, value: 'concern' },
    });
    const none = await redrawn(queue, 'Nothing of what waits is like that.');
    await running.restart();

    await running.click(mira, none, 'See all');

    expect(shown((await redrawn(queue, '1–3 of 3')).blocks)).toContain('3 items wait for review');
  });

  it('undoes after a restart, and says what was decided today', async () => {
    const queue = await queueOf();
    await running.click(mira, queue, 'Dismiss');
    const decided = await redrawn(queue, 'Dismissed by ');
    await running.restart();

    await running.click(mira, decided, 'Decided today: 1');
    const list = await redrawn(queue, '1 item decided today');
    expect(shown(list.blocks)).toContain(`✕ dismissed · <@${mira}>`);
    await running.click(mira, list, 'Undo');

    await redrawn(queue, 'Nothing was decided today');
    expect(await running.store.decisions()).toEqual([]);
  });

  it('marks a duplicate of one of the nearest, and refuses the item itself', async () => {
    const queue = await queueOf();
    await running.click(mira, queue, 'Duplicate of…');
    const modal = await running.workspace.until(mira, ({ modals }) => modals[0]);
    const [nearest] = [...JSON.stringify(modal.view.blocks).matchAll(/"value":"([0-9a-f]{16})"/g)];
    const remembered = JSON.parse(String(modal.view.private_metadata));
    const send = (item: string) =>
      running.workspace.act(mira, {
        kind: 'submit-view',
        viewId: modal.id,
        values: {
          'review.nearest': {
            'review.nearest': { type: 'radio_buttons', selected_option: { value: item } },
          },
        },
      });

    await send(remembered.item);
    await running.workspace.idle();
    expect(await running.store.decisions()).toEqual([]);
    await send(nearest?.[1] ?? '');

    await redrawn(queue, 'Marked as duplicate by ');
    expect(await running.store.decisions()).toMatchObject([
      { verdict: 'duplicate', duplicateOf: nearest?.[1] },
    ]);
  });

  it('says to who flags a decided item what was decided, and waits again when asked', async () => {
    const shared = await running.share();
    await running.workspace.idle();
    const queue = await queueOf();
    for (const words of ['2 items wait', '1 item waits', 'No item waits']) {
      const now = await running.workspace.until(mira, ({ messages }) =>
        messages.find(({ ts }) => ts === queue.ts),
      );
      await running.click(mira, now, 'Dismiss');
      await redrawn(queue, words);
    }

    await running.flag(mira, shared);
    const told = await running.told(mira, 'It is decided: ✕ dismissed');
    await running.click(mira, told, 'Ask again');

    await running.told(mira, 'Asked again: ');
    expect(shown((await queueOf()).blocks)).toContain('and flagged again');
    const found = await running.type(jonas, '/signals is:dismissed is:flagged');
    expect(shown(found.blocks)).toContain('✕ dismissed by');
  });

  it('lets nobody decide who may not, whatever their button says', async () => {
    const queue = await queueOf();
    const accept = queue.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .find((element) => element.type === 'button' && element.text.text === 'Accept');
    const his = await queueOf(jonas);

    await running.workspace.send({
      type: 'interactive',
      name: 'block_actions',
      payload: {
        type: 'block_actions',
        team: { id: running.workspace.identity.teamId },
        user: { id: jonas, team_id: running.workspace.identity.teamId },
        channel: { id: foresight },
        container: { type: 'message', message_ts: his.ts, is_ephemeral: true },
        trigger_id: '1.2.3',
        actions: [{ ...accept, block_id: 'x', action_ts: '1.2' }],
      },
    });
    await running.workspace.idle();

    expect(await running.store.decisions()).toEqual([]);
  });
});
