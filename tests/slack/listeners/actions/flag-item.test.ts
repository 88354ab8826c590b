import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('the Flag button over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const reactionsOn = ({ ts }: Message) =>
    running.seen(jonas).messages.find((message) => message.ts === ts)?.reactions ?? [];

  it('shows on the card that it is flagged, and takes it back there', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await running.click(mira, answer, 'Flag', 2);
    const flagged = await running.told(mira, '⚑ 1 flag');
    await running.click(mira, flagged, '⚑ Flagged · Undo');
    const undone = await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ ts, blocks }) => ts === answer.ts && !shown(blocks).includes('⚑')),
    );

    expect(flagged.ts).toBe(answer.ts);
    expect(shown(undone.blocks).match(/\[Flag\]/g)).toHaveLength(5);
    expect(running.seen(mira).messages).toHaveLength(1);
  });

  it('answers Undo though Slack is busy, and takes its reaction away when it may', async () => {
    const shared = await running.share();
    await running.click(mira, shared, 'Flag');
    const told = await running.told(mira, 'Flagged: Drone regulation 1 (1 person).');
    await running.workspace.until(jonas, () => reactionsOn(shared).length === 1);
    running.workspace.failNext('reactions.remove', 'rate-limit');

    await running.click(mira, told, 'Undo');
    await running.told(mira, 'Flag taken back: Drone regulation 1.');
    await expect
      .poll(
        () => {
          running.clock.advance(1000);
          return reactionsOn(shared);
        },
        { timeout: 10_000 },
      )
      .toEqual([]);

    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('answers the Flag button though its reaction cannot be set, and says so in the log', async () => {
    const shared = await running.share();
    running.workspace.failNext('reactions.add', 'http-500-before');

    await running.click(jonas, shared, 'Flag');

    await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
    await expect.poll(() => running.events.of('quiet-reaction-failed').length).toBe(1);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
