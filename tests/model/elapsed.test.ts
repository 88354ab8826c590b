import { describe, expect, it } from 'vitest';
import { createElapsed } from '../../src/model/elapsed.ts';

describe('elapsed time', () => {
  it('goes on as the steady clock does, whatever grain the other has', () => {
    const clocks = { steady: 0, wall: 1_000_000 };
    const elapsed = createElapsed(
      () => clocks.steady,
      () => Math.floor(clocks.wall),
    );
    const begun = elapsed();

    for (let n = 0; n < 10_000; n += 1) {
      clocks.steady += 0.3;
      clocks.wall += 0.3;
      elapsed();
    }

    expect(elapsed() - begun).toBeCloseTo(3_000, 3);
  });

  it('counts the sleep of a machine, during which the steady clock stands still', () => {
    const clocks = { steady: 50, wall: 1_000_000 };
    const elapsed = createElapsed(
      () => clocks.steady,
      () => clocks.wall,
    );
    const begun = elapsed();

    clocks.wall += 3_600_000;
    clocks.steady += 10;

    expect(elapsed() - begun).toBe(3_600_000);
  });

  it('is not moved by a clock that is set back', () => {
    const clocks = { steady: 50, wall: 1_000_000 };
    const elapsed = createElapsed(
      () => clocks.steady,
      () => clocks.wall,
    );
    const begun = elapsed();

    clocks.wall -= 3_600_000;
    clocks.steady += 10;
    const after = elapsed();
    clocks.wall += 500;
    clocks.steady += 500;

    expect(after - begun).toBe(10);
    expect(elapsed() - begun).toBe(510);
  });
});
