import Sqlite from 'better-sqlite3';
import { StoreError, type StoreErrorCode } from '../store-error.ts';

/** A file has no server that could be away. */
type FileErrorCode = Exclude<StoreErrorCode, 'away'>;

const SENTENCES: Readonly<Record<FileErrorCode, string>> = {
  busy: 'Another process holds the database. Try again in a moment.',
  'disk-full': 'The disk that holds the database is full. Make room; nothing else has to be done.',
  'not-ours':
    'This file is not a Signalpost database. Choose another one with --db or DATABASE_FILE.',
  'too-new': 'This database was written by a newer Signalpost. Update the program.',
  'id-taken': 'An item of another page has this id.',
  'read-only':
    'This user may not write to the database, or to its folder, where SQLite keeps a log.',
  replaced: 'The database file was deleted or replaced while it was open.',
  damaged:
    'What search reads is damaged; flags and decisions are no part of it. It is made anew by: ' +
    'npm run -s signalpost -- index <folder>.',
  unavailable: 'The database could not be used.',
};

/** What the store throws for this fault: the driver's errors in the store's words, any other as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof Sqlite.SqliteError) {
    const code = codeByMessage(error.message) ?? storeErrorCode(error.code);
    const detail = code === 'unavailable' ? ` (${error.code}: ${error.message})` : '';
    return new StoreError(code, `${SENTENCES[code]}${detail}`, { cause: error });
  }
  if (error instanceof TypeError && error.message.includes('connection is not open')) {
    return new StoreError('unavailable', 'The database is closed.', { cause: error });
  }
  return error;
}

/** What the driver's code does not tell. */
function codeByMessage(driverMessage: string): FileErrorCode | undefined {
  if (driverMessage === 'UNIQUE constraint failed: item.item_id') {
    return 'id-taken';
  }
  // A full-text table that lost a part of its own, or all of it.
  return /^vtable constructor failed|^invalid fts5 file format|^no such table: (main\.)?(item_fts|page_fts|item_key|word)/.test(
    driverMessage,
  )
    ? 'damaged'
    : undefined;
}

// Extended codes are the plain ones with a suffix: SQLITE_BUSY_SNAPSHOT.
const CODES: readonly (readonly [RegExp, FileErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_NOTADB/, 'not-ours'],
  [/^SQLITE_READONLY/, 'read-only'],
  // Mostly of the full-text index; where it is of another table, making that anew changes nothing.
  [/^SQLITE_CORRUPT/, 'damaged'],
];

function storeErrorCode(driverCode: string): FileErrorCode {
  return CODES.find(([pattern]) => pattern.test(driverCode))?.[1] ?? 'unavailable';
}
