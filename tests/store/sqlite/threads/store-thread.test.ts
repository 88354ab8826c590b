import { describe, expect, it, onTestFinished } from 'vitest';
import { createStoreThread } from '../../../../src/store/sqlite/threads/store-thread.ts';

const ODD = new URL('../../../support/odd-store-worker.ts', import.meta.url);

function aThread(whenIdle: 'end' | 'renew', idleMs: number) {
  const thread = createStoreThread({
    file: 'none.db',
    mode: 'reading',
    entry: ODD,
    idleMs,
    whenIdle,
  });
  onTestFinished(() => thread.stop());
  return () => thread.call<number>({ method: 'threadId', args: [] }, null);
}

describe('a thread of the store', () => {
  it('is one and the same from question to question', async () => {
    const ask = aThread('end', 60_000);

    expect(await ask()).toBe(await ask());
  });

  it.each(['end', 'renew'] as const)(
    'gives back what it held when nothing was asked for a while, and answers again: %s',
    async (whenIdle) => {
      const ask = aThread(whenIdle, 1);
      const first = await ask();

      await expect.poll(ask, { timeout: 15_000 }).not.toBe(first);
    },
  );
});
