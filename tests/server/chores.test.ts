import { getTasks } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { type Chore, everyMinutes, startChores } from '../../src/server/chores.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { recordEvents } from '../support/record-events.ts';

describe('a chore of every few minutes', () => {
  it('runs when its interval is over, counted from when it last ran', async () => {
    const clock = createManualClock('2036-11-24T09:00:20Z');
    const runs: string[] = [];
    const chore = everyMinutes(3, clock, async () => {
      runs.push(clock.now().toISOString().slice(14, 16));
    });

    for (let minute = 1; minute <= 9; minute += 1) {
      clock.set(new Date(`2036-11-24T09:0${minute}:00Z`));
      await chore();
    }

    expect(runs).toEqual(['03', '06', '09']);
  });
});

describe('chores', () => {
  const start = (run: Chore['run']) => {
    const events = recordEvents();
    const stop = startChores([{ name: 'sweep', cron: '17 3 * * *', run }], events);
    // The newest: a server that a failed test left behind has its own.
    const task = [...getTasks().values()].at(-1);
    return { events, stop, perform: () => task?.execute() };
  };

  it('are tried again after a failure, which is logged', async () => {
    const error = new Error('the broom is gone');
    let runs = 0;
    const { events, stop, perform } = start(async () => {
      runs += 1;
      if (runs === 1) {
        throw error;
      }
    });

    await perform();
    await perform();

    await stop();
    expect(runs).toBe(2);
    expect(events.of('chore-failed')).toEqual([{ chore: 'sweep', error }]);
  });

  it('are waited for when they are under way as they are stopped', async () => {
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const { stop, perform } = start(async () => {
      await promise;
      order.push('swept');
    });
    const performed = perform();

    const stopped = stop().then(() => order.push('stopped'));
    await new Promise((turn) => setImmediate(turn));
    resolve();
    await Promise.all([performed, stopped]);

    expect(order).toEqual(['swept', 'stopped']);
  });

  it('are gone once they are stopped', async () => {
    const { stop } = start(async () => {});

    await stop();

    expect(getTasks().size).toBe(0);
  });
});
