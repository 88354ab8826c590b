import Sqlite from 'better-sqlite3';
import { StoreError } from '../../store-error.ts';
import { toStoreError } from '../to-store-error.ts';

/** A file that one process holds, and one part of it. */
export interface FileLock {
  release(): void;
}

/**
 * Takes a file as a lock, making it where it is missing; its folder must be
 * there. The lock is SQLite's own, which the system frees however the holder
 * ends: nothing stale is left behind, and no process id has to be trusted.
 * Reading the file by other means would free it too, so nothing is kept in it.
 *
 * @returns null while somebody else holds it.
 * @throws {StoreError} when the file cannot be used.
 */
export function takeFileLock(file: string): FileLock | null {
  try {
    const db = new Sqlite(file, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    return { release: () => void db.close() };
  } catch (cause) {
    const error = toStoreError(cause);
    if (error instanceof StoreError && error.code === 'busy') {
      return null;
    }
    throw error;
  }
}
