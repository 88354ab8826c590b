import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('deciding at once over %s', (transport) => {
  let running: RunningApp;
  let shared: Message;
  let queue: Message;

  beforeEach(async () => {
    running = await startApp({ transport, curators: [mira] });
    shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
    queue = await running.type(mira, '/signalpost review');
  });

  afterEach(() => running.stop());

  const thread = () => {
    const replies = running.seen(jonas).messages.filter(({ threadTs }) => threadTs === shared.ts);
    return replies.filter(({ ephemeral }) => !ephemeral).map(({ blocks }) => shown(blocks));
  };
  const announced = async (times: number) => {
    running.clock.advance(30_000);
    await running.app.announceDecisions();
    await expect.poll(thread).toHaveLength(times);
  };

  it('takes one click, and the thread hears of it half a minute later', async () => {
    await running.click(mira, queue, 'Accept');
    await running.told(mira, 'No item waits for review');
    expect(thread()).toEqual([]);

    await announced(1);

    expect(thread()).toEqual([`Accepted by <@${mira}>: Drone regulation 1.`]);
  });

  it('is taken back in time without a word to anybody', async () => {
    await running.click(mira, queue, 'Dismiss');
    await running.click(mira, await running.told(mira, 'Dismissed by '), 'Undo');
    const back = await running.told(mira, '1 item waits for review');

    await announced(0);

    expect(back.ts).toBe(queue.ts);
    expect(shown(back.blocks)).toContain('Taken back: Drone regulation 1 waits for review again.');
  });

  it('marks the item’s messages quietly while it is accepted', async () => {
    const marks = () =>
      running
        .seen(jonas)
        .messages.find(({ ts }) => ts === shared.ts)
        ?.reactions.map(({ name }) => name) ?? [];
    await running.click(mira, queue, 'Accept');
    await expect.poll(marks).toContain('white_check_mark');

    await running.click(mira, await running.told(mira, 'Accepted by '), 'Undo');

    await expect.poll(marks).not.toContain('white_check_mark');
  });

  it('is corrected once where it was heard of', async () => {
    await running.click(mira, queue, 'Accept');
    const decided = await running.told(mira, 'No item waits for review');
    await announced(1);

    await running.click(mira, decided, 'Undo last');
    await running.told(mira, '1 item waits for review');
    await announced(2);
    await running.app.announceDecisions();

    expect(thread()[1]).toBe(
      `<@${mira}> took the decision back: Drone regulation 1 waits for review again.`,
    );
  });

  it('names the decision that stands again, in one correction', async () => {
    await running.click(mira, queue, 'Accept');
    await announced(1);
    await running.click(mira, await running.told(mira, 'Accepted by '), 'Decided today: 1');
    await running.click(mira, await running.told(mira, '1 item decided today'), 'Decide again');
    const { id } = await running.modal(mira, 'Drone regulation 1');
    const values = {
      'review.verdict': {
        'review.verdict': { type: 'radio_buttons', selected_option: { value: 'dismissed' } },
      },
    };
    await running.workspace.act(mira, { kind: 'submit-view', viewId: id, values });
    const again = await running.told(mira, 'Dismissed by ');
    await announced(2);

    await running.click(mira, again, 'Undo');
    await running.told(mira, 'is again ✓ accepted');
    await announced(3);
    await running.app.announceDecisions();

    expect(thread()).toHaveLength(3);
    expect(thread()[2]).toMatch(
      /^<@U0MIRA> took the decision back: Drone regulation 1 is again ✓ accepted · <@U0MIRA>, /,
    );
  });

  it('says so when there is nothing to take back any more', async () => {
    await running.click(mira, queue, 'Accept');
    const decided = await running.told(mira, 'Accepted by ');
    await running.click(mira, decided, 'Undo');
    await running.told(mira, 'Taken back');
    const other = await running.type(mira, '/signalpost review');
    await running.click(mira, other, 'Dismiss');
    await running.told(mira, 'Dismissed by ');
    expect((await running.store.decisions()).map(({ verdict }) => verdict)).toEqual(['dismissed']);
  });

  it('is told later where Slack has no room, and once where its answer is lost', async () => {
    await running.click(mira, queue, 'Accept');
    await running.told(mira, 'No item waits for review');
    running.workspace.failNext('chat.postMessage', 'rate-limit');
    running.workspace.failNext('chat.postMessage', 'drop-after');
    running.clock.advance(30_000);
    for (let n = 0; n < 5; n += 1) {
      await running.app.announceDecisions();
      running.clock.advance(61_000);
    }

    expect(thread()).toHaveLength(1);
  });

  it('is told after a restart', async () => {
    await running.click(mira, queue, 'Accept');
    await running.told(mira, 'No item waits for review');
    await running.restart();

    await announced(1);
  });
});
