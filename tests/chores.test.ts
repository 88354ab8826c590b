import { describe, expect, it } from 'vitest';
import { everyMinutes } from '../src/chores.ts';
import { createManualClock } from './support/manual-clock.ts';

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
