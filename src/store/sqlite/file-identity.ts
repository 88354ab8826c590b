import { type BigIntStats, statSync } from 'node:fs';
import { StoreError } from '../store-error.ts';

/**
 * Remembers which file lies at this path, and which log beside it. SQLite keeps a file open and
 * never looks at its path again: after `rm` or `mv` it would go on writing where nobody reads.
 *
 * @returns a check that throws StoreError `replaced` while another file lies there, or none; it
 *   takes 3 µs (0.3 ms are a commit), so every write can afford it.
 */
export function watchIdentity(file: string): () => void {
  const database = createWatch(file);
  // It is made with the first write, and stays as long as the database is open.
  const log = createWatch(`${file}-wal`);
  database.look();
  return () => {
    const [what] = [database, log].flatMap((watch) => watch.look() ?? []);
    if (what !== undefined) {
      throw new StoreError(
        'replaced',
        `${what} while Signalpost has it open. Nothing is written any more. ` +
          'Put the file back where it was, or start Signalpost anew with the file that is there now.',
      );
    }
  };
}

interface Watch {
  /** @returns what has happened; undefined when nothing has. */
  look(): string | undefined;
}

function createWatch(file: string): Watch {
  let first: BigIntStats | undefined;
  return {
    look: () => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      first ??= found;
      if (first === undefined || (found?.ino === first.ino && found.dev === first.dev)) {
        return undefined;
      }
      return `${file} was ${found === undefined ? 'deleted' : 'replaced by another file'}`;
    },
  };
}
