import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/playground/movable-clock.ts';

const start = new Date('2026-11-23T07:55:00Z');
const later = new Date('2026-11-30T08:00:00Z');

describe('createMovableClock', () => {
  it('runs from its start at real speed', () => {
    let real = 1_000;
    const clock = createMovableClock(start, () => real);

    real += 250;

    expect(clock.now().getTime() - start.getTime()).toBe(250);
  });

  it('wakes those whose time has come when it is moved, and tells its listeners', async () => {
    const clock = createMovableClock(start, () => 0);
    let moves = 0;
    clock.onMove(() => {
      moves += 1;
    });
    const sleep = clock.sleep(3_600_000);

    clock.moveTo(later);
    await sleep;

    expect(moves).toBe(1);
    expect(clock.now()).toEqual(later);
  });

  it('does not go back', () => {
    const clock = createMovableClock(later, () => 0);

    expect(() => clock.moveTo(start)).toThrow('only moves forward');
  });

  it('lets a sleeper go when its signal aborts', async () => {
    const clock = createMovableClock(start, () => 0);
    const controller = new AbortController();
    const sleep = clock.sleep(3_600_000, controller.signal);

    controller.abort();

    await expect(sleep).resolves.toBeUndefined();
  });
});
