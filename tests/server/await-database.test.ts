import { describe, expect, it } from 'vitest';
import { awaitDatabase } from '../../src/server/await-database.ts';
import { StoreError, type StoreErrorCode } from '../../src/store/store-error.ts';
import { createHurriedClock } from '../support/manual-clock.ts';
import { recordEvents } from '../support/record-events.ts';

const START = new Date('2036-11-24T09:00:00Z');
const never = new AbortController().signal;

function aDatabaseThatIs(code: StoreErrorCode, { times }: { readonly times: number }) {
  const clock = createHurriedClock(START);
  const events = recordEvents();
  let tries = 0;
  const open = async () => {
    tries += 1;
    if (tries <= times) {
      throw new StoreError(code, 'A sentence.');
    }
    return 'open';
  };
  return {
    wait: (signal = never) => awaitDatabase({ events, clock, signal }, open),
    awaited: () => events.of('truth-awaited'),
    tries: () => tries,
    waitedMs: () => clock.now().getTime() - START.getTime(),
  };
}

describe('a start that needs a database', () => {
  it.each(['away', 'busy'] as const)('waits for one that is %s, and says so once', async (code) => {
    const database = aDatabaseThatIs(code, { times: 4 });

    expect(await database.wait()).toBe('open');

    expect(database.awaited()).toEqual([{ reason: 'A sentence.' }]);
    expect(database.waitedMs()).toBe(7_500);
  });

  it.each(['unavailable', 'not-ours', 'too-new', 'read-only', 'disk-full'] as const)(
    'ends at once where it is %s',
    async (code) => {
      const database = aDatabaseThatIs(code, { times: 1 });

      await expect(database.wait()).rejects.toThrow('A sentence.');

      expect([database.tries(), database.awaited()]).toEqual([1, []]);
    },
  );

  it('ends after a minute with what still stands in the way', async () => {
    const database = aDatabaseThatIs('away', { times: 1_000 });

    await expect(database.wait()).rejects.toThrow('A sentence.');

    expect(database.waitedMs()).toBeGreaterThan(50_000);
    expect(database.waitedMs()).toBeLessThanOrEqual(60_000);
  });

  it('counts its minute from the first failure, however long the work went on before', async () => {
    const clock = createHurriedClock(START);
    let tries = 0;
    const work = async () => {
      tries += 1;
      await clock.sleep(90_000);
      if (tries === 1) {
        throw new StoreError('away', 'A sentence.');
      }
      return 'open';
    };

    const opened = awaitDatabase({ events: recordEvents(), clock, signal: never }, work);

    expect(await opened).toBe('open');
  });

  it('waits no longer when it is told to stop', async () => {
    const database = aDatabaseThatIs('away', { times: 1_000 });

    await expect(database.wait(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');

    expect(database.tries()).toBe(1);
  });
});
