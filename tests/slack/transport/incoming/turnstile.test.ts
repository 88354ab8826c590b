import { describe, expect, it } from 'vitest';
import { createTurnstile } from '../../../../src/slack/transport/incoming/turnstile.ts';

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

describe('the turnstile', () => {
  it('lets a few in at once, the rest in their order, and turns away what is too much', async () => {
    const turnstile = createTurnstile({ atOnce: 2, waiting: 3 });
    const ends = Array.from({ length: 7 }, () => Promise.withResolvers<void>());
    const started: number[] = [];
    const results = ends.map(({ promise }, n) =>
      turnstile.run(async () => {
        started.push(n);
        await promise;
      }),
    );
    await turnOfLoop();
    expect(started).toEqual([0, 1]);

    for (const { resolve } of ends) {
      resolve();
      await turnOfLoop();
    }

    expect(await Promise.all(results)).toEqual([true, true, true, true, true, false, false]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('starts nothing in the turn in which it was asked, so that others are acknowledged first', async () => {
    const turnstile = createTurnstile({ atOnce: 1, waiting: 1 });
    let isStarted = false;

    const done = turnstile.run(async () => {
      isStarted = true;
    });
    for (let n = 0; n < 100; n += 1) {
      await Promise.resolve();
    }

    expect(isStarted).toBe(false);
    await done;
    expect(isStarted).toBe(true);
  });

  it('goes on after work that failed', async () => {
    const turnstile = createTurnstile({ atOnce: 1, waiting: 5 });
    const failing = turnstile.run(async () => {
      throw new Error('broken');
    });
    const next = turnstile.run(async () => {});

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe(true);
  });

  it('keeps waiting what is stored anyway', async () => {
    const turnstile = createTurnstile({ atOnce: 1, waiting: 0 });
    const done: number[] = [];

    await Promise.all([1, 2, 3].map((n) => turnstile.runInTurn(async () => void done.push(n))));

    expect(done).toEqual([1, 2, 3]);
  });
});
