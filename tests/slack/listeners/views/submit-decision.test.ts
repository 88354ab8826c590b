import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('reviewing over %s', (transport) => {
  let running: RunningApp;
  let shared: Message;

  beforeEach(async () => {
    running = await startApp({ transport, curators: [mira] });
    shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
  });

  afterEach(() => running.stop());

  const submit = async (as: string, note: string) => {
    const modal = await running.workspace.until(as, ({ modals }) => modals[0]);
    return running.workspace.act(as, {
      kind: 'submit-view',
      viewId: modal.id,
      values: { note: { note: { type: 'plain_text_input', value: note } } },
    });
  };

  it('lists what waits, and by whom it was flagged', async () => {
    const queue = await running.type(mira, '/signalpost review');

    const text = shown(queue.blocks);
    expect(text).toContain('1 item waits for review');
    expect(text).toMatch(/●5 Drone regulation 1.* · signal · .*mobility · ⚑ <@U0JONAS> · today/);
    expect(text).toContain('[Accept] [Dismiss]');
    expect(text).toContain('1–1 of 1');
  });

  it('shows readers the queue without its buttons', async () => {
    const queue = await running.type(jonas, '/signalpost review');

    expect(shown(queue.blocks)).toContain('curators decide; you can look');
    expect(shown(queue.blocks)).not.toContain('[Accept]');
  });

  it("decides with a note, tells the item's thread, and shows the queue anew", async () => {
    const queue = await running.type(mira, '/signalpost review');

    await running.click(mira, queue, 'Note, tags, assign, later…');
    await submit(mira, 'Goes into the *June* report');
    await running.click(mira, await running.told(mira, 'Saved: '), 'Accept');
    await running.told(mira, 'No item waits for review');
    running.clock.advance(30_000);

    const heard = await running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ threadTs }) => threadTs === shared.ts),
    );
    expect(shown(heard.blocks)).toBe(
      `Accepted by <@${mira}>: Drone regulation 1. Goes into the *June* report`,
    );
    const fresh = await running.told(mira, 'No item waits for review');
    expect(fresh.ts).toBe(queue.ts);
    expect(shown(fresh.blocks)).toContain('[Decided today: 1] [Undo last]');
  });

  it('refuses a window that somebody else sends in, and decides nothing', async () => {
    const queue = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'Duplicate of…');
    const { view } = await running.workspace.until(mira, ({ modals }) => modals[0]);
    const { teamId } = running.workspace.identity;

    const payload = {
      type: 'view_submission',
      team: { id: teamId },
      user: { id: jonas, team_id: teamId },
      view: { ...view, state: { values: {} } },
    };
    await running.workspace.send({ type: 'interactive', name: 'view_submission', payload });

    await running.told(mira, 'Only curators decide.');
    await running.workspace.idle();
    expect(running.events.of('decision-made')).toEqual([]);
  });

  it('tells the second of two reviewers who was first', async () => {
    const queue = await running.type(mira, '/signalpost review');
    const second = await running.type(mira, '/signalpost review');
    await running.click(mira, queue, 'Dismiss');
    await running.told(mira, 'No item waits for review');

    await running.click(mira, second, 'Accept');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(
        ({ ts, blocks }) =>
          ts === second.ts && shown(blocks).includes(`is ✕ dismissed · <@${mira}>`),
      ),
    );
  });

  it('shows open reviews on the Home tab and decides there', async () => {
    await running.workspace.act(mira, { kind: 'open-home' });
    const home = await running.workspace.until(mira, (seen) => seen.home);

    expect(JSON.stringify(home.view)).toContain('1 waits for you');
    expect(JSON.stringify(home.view)).toContain('Three things to try');
  });
});
