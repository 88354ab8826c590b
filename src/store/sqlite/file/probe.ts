import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Store } from '../../store.ts';
import { StoreError } from '../../store-error.ts';
import type { Connection } from '../connection.ts';

/** Whoever asks again within this time, in ms, hears the same: a probe is a write with its fsync. */
const REMEMBERED_MS = 1000;
/** The log may have room for a probe from before while nothing else finds any. */
const LEAST_FREE_BYTES = 1024 * 1024;

/** What readiness asks: whether a row that is written can be read, and there is room for more. */
export function createProbe({ db, write }: Connection): Store['probe'] {
  const update = db
    .prepare<[number], number>('UPDATE archive SET probed_at = ? RETURNING probed_at')
    .pluck();
  const probe = async (now: Date) => {
    if (!db.memory) {
      await assertRoom(dirname(db.name));
    }
    await write(() => {
      if (update.get(now.getTime()) !== now.getTime()) {
        throw new StoreError('unavailable', 'The database does not give back what was written.');
      }
    });
  };
  let last: { readonly at: number; readonly outcome: Promise<void> } | undefined;
  return (now) => {
    const at = now.getTime();
    // A clock that was set back asks anew.
    if (last === undefined || at < last.at || at - last.at >= REMEMBERED_MS) {
      last = { at, outcome: probe(now) };
    }
    return last.outcome;
  };
}

async function assertRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    throw new StoreError(
      'disk-full',
      `The disk that holds the database (${folder}) has less than 1 MB left. Make room; nothing else has to be done.`,
    );
  }
}
