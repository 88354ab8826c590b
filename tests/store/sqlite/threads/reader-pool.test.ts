import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import {
  createReaderPool,
  type ReaderPool,
  type ReaderPoolOptions,
} from '../../../../src/store/sqlite/threads/reader-pool.ts';
import { pageId } from '../../../support/builders.ts';
import { PATIENTLY } from '../../../support/patiently.ts';
import { recordEvents } from '../../../support/record-events.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ODD = new URL('../../../support/odd-store-worker.ts', import.meta.url);

function aPool(options: Partial<ReaderPoolOptions>, events = silentEvents): ReaderPool {
  const pool = createReaderPool(
    { events },
    { file: 'none.db', entry: ODD, threads: 1, ...options },
  );
  onTestFinished(() => pool.stop());
  return pool;
}

/** Answered by the odd worker with what was asked. */
const ask = (pool: ReaderPool, prefix = 'a') => pool.call('pageOfLink', [prefix]);

describe('the pool of readers', () => {
  it.each([
    [
      'ends',
      (pool: ReaderPool) => pool.call('facetValues', ['theme']),
      /ended: it ended with code 3/,
    ],
    ['throws', (pool: ReaderPool) => pool.call('similarWords', ['a', 1]), /no memory left/],
  ])('fails the one answer whose thread %s, and gives the next', async (_, die, message) => {
    const events = recordEvents();
    const pool = aPool({}, events);

    const [died, next] = await Promise.allSettled([die(pool), ask(pool)]);

    expect(died).toMatchObject({
      status: 'rejected',
      reason: { code: 'thread-ended', message: expect.stringMatching(message) },
    });
    expect(next).toMatchObject({ status: 'fulfilled', value: ['a'] });
    expect(events.of('store-thread-ended')).toHaveLength(1);
  });

  it('ends a thread that takes too long over a question, and gives the next', async () => {
    const pool = aPool({ deadlineMs: 400 });

    await expect(pool.call('relatedPages', [pageId(1)])).rejects.toMatchObject({
      message: expect.stringContaining('longer than 0.4 s'),
    });

    // Where the machine is busy, the next takes as long to start.
    await expect.poll(() => ask(pool), PATIENTLY).toEqual(['a']);
  });

  it('tells at once that it is busy what is over its bound, and answers what is within it', async () => {
    const events = recordEvents();
    const pool = aPool({ mostWaiting: 2 }, events);
    const within = [ask(pool, 'a'), ask(pool, 'b'), ask(pool, 'c')];

    const over = ask(pool, 'd');
    const patient = pool.call('pageOfLink', ['e'], 'patient');

    await expect(over).rejects.toMatchObject({
      name: 'StoreError',
      code: 'busy',
      message: expect.stringContaining('Try again in a few seconds'),
    });
    expect(await Promise.all([...within, patient])).toEqual([['a'], ['b'], ['c'], ['e']]);
    expect(events.of('store-overloaded')).toEqual([{ method: 'pageOfLink', waiting: 2 }]);
  });

  it('answers everybody who waits when it is stopped', async () => {
    const pool = aPool({});
    const asked = [ask(pool), ask(pool)];

    await pool.stop();

    const outcomes = await Promise.allSettled([...asked, ask(pool)]);
    expect(
      outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message),
    ).toEqual(Array(3).fill('The database is closed.'));
  });

  it('starts no thread before it is asked', async () => {
    // A thread would end at once: there is no such file.
    const events = recordEvents();
    const pool = aPool({ file: join(tempFolder(), 'missing.db'), entry: undefined }, events);
    await new Promise((resolve) => setImmediate(resolve));
    expect(events.seen).toEqual([]);

    await expect(pool.call('facetValues', ['theme'])).rejects.toMatchObject({
      code: 'thread-ended',
      message: expect.stringContaining('unable to open database file'),
    });
  });
});
