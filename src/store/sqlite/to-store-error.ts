import Sqlite from 'better-sqlite3';
import { StoreError, type StoreErrorCode } from '../store-error.ts';

const SENTENCES: Readonly<Record<StoreErrorCode, string>> = {
  busy: 'Another process holds the database. Try again in a moment.',
  'disk-full': 'The disk that holds the database is full. Make room; nothing else has to be done.',
  'not-ours':
    'This file is not a Signalpost database. Choose another one with --db or DATABASE_FILE.',
  'too-new': 'This database was written by a newer Signalpost. Update the program.',
  'id-taken': 'An item of another page has this id.',
  unavailable: 'The database could not be used.',
};

/** What the store throws for this fault: the driver's errors in the store's words, any other as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof Sqlite.SqliteError) {
    const code = isIdTaken(error.message) ? 'id-taken' : storeErrorCode(error.code);
    const detail = code === 'unavailable' ? ` (${error.code}: ${error.message})` : '';
    return new StoreError(code, `${SENTENCES[code]}${detail}`, { cause: error });
  }
  if (error instanceof TypeError && error.message.includes('connection is not open')) {
    return new StoreError('unavailable', 'The database is closed.', { cause: error });
  }
  return error;
}

function isIdTaken(driverMessage: string): boolean {
  return driverMessage === 'UNIQUE constraint failed: item.item_id';
}

function storeErrorCode(driverCode: string): StoreErrorCode {
  // Extended codes are the plain ones with a suffix: SQLITE_BUSY_SNAPSHOT.
  if (/^SQLITE_(BUSY|LOCKED)/.test(driverCode)) {
    return 'busy';
  }
  if (driverCode.startsWith('SQLITE_FULL')) {
    return 'disk-full';
  }
  return driverCode.startsWith('SQLITE_NOTADB') ? 'not-ours' : 'unavailable';
}
