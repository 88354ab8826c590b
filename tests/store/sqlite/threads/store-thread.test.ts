import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createStoreThread,
  type StoreThread,
} from '../../../../src/store/sqlite/threads/store-thread.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ODD = new URL('../../../support/odd-store-worker.ts', import.meta.url);

function aThread(idleMs: number) {
  const thread = createStoreThread({
    file: 'none.db',
    mode: 'reading',
    entry: ODD,
    idleMs,
  });
  onTestFinished(() => thread.stop());
  return thread;
}

const idOf = (thread: StoreThread) => thread.call<number>({ method: 'threadId', args: [] }, null);

describe('a thread of the store', () => {
  it('is another for the next question while one cannot be ended', async () => {
    const file = join(tempFolder(), 'locked.db');
    const holder = new Sqlite(file);
    holder.exec('BEGIN IMMEDIATE');
    const thread = aThread(60_000);

    const stuck = thread.call({ method: 'takenItemIds', args: [file] }, 400);
    await expect(stuck).rejects.toMatchObject({ code: 'thread-ended' });
    const next = await thread.call({ method: 'idsBeginning', args: ['a'] }, null);
    holder.close();

    expect(next).toEqual(['a']);
  });

  it('is one and the same from question to question', async () => {
    const thread = aThread(60_000);

    expect(await idOf(thread)).toBe(await idOf(thread));
  });

  it('gives back what it held when nothing was asked for a while, and answers again', async () => {
    const thread = aThread(1);
    const first = await idOf(thread);

    await expect.poll(() => idOf(thread), { timeout: 15_000 }).not.toBe(first);
  });
});
