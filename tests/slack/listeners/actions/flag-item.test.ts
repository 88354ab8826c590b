import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';

describe.each(['http', 'socket'] as const)('the Flag button over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const reactionsOn = ({ ts }: Message) =>
    running.seen(jonas).messages.find((message) => message.ts === ts)?.reactions ?? [];

  it('flags by button and takes it back by Undo', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await running.click(mira, answer, 'Flag', 2);
    const told = await running.told(mira, 'Flagged: Drone regulation 3 (1 person).');
    await running.click(mira, told, 'Undo');

    const undone = await running.told(mira, 'Flag taken back: Drone regulation 3.');
    expect(undone.ts).toBe(told.ts);
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
