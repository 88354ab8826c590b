import { chmodSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { StoreError } from '../../store-error.ts';
import { syncFile } from '../file/sync-file.ts';
import { checkOwnership } from '../migrate.ts';
import { toStoreError } from '../to-store-error.ts';
import {
  checkDatabase,
  countsOf,
  type DatabaseCounts,
  type DatabaseFacts,
} from './check-database.ts';
import type { CopyResult } from './copy-result.ts';

// Started by write-backup.ts as a process of its own: copying 33 MB takes 0.4 s, in which a server
// would acknowledge nothing. Arguments: the database, and the copy that is not there yet.

const [file = '', copy = ''] = process.argv.slice(2);

function copyAndCheck(): DatabaseFacts {
  const db = new Sqlite(file, { fileMustExist: true, readonly: true, timeout: 5_000 });
  let before: DatabaseCounts;
  try {
    checkOwnership(db);
    before = countsOf(db);
    copyTo(db);
  } finally {
    db.close();
  }
  // As the database itself: others on the machine may read it, or may not.
  chmodSync(copy, statSync(file).mode);
  const facts = checkDatabase(copy);
  // Both only grow, so a copy with fewer has lost some.
  if (facts.marks < before.marks || facts.decisions < before.decisions) {
    throw new StoreError('damaged', `The copy of ${file} lacks flags or decisions.`);
  }
  syncFile(copy);
  return facts;
}

/** One state of it, whoever writes meanwhile; copying the file itself was torn 21 times of 25. */
function copyTo(db: Database): void {
  db.prepare<[string]>('VACUUM INTO ?').run(copy);
}

function result(): CopyResult {
  try {
    return { kind: 'copied', facts: copyAndCheck() };
  } catch (cause) {
    const error = toStoreError(cause);
    return error instanceof StoreError
      ? { kind: 'failed', code: error.code, message: error.message }
      : { kind: 'failed', code: 'unavailable', message: String(error) };
  }
}

process.stdout.write(JSON.stringify(result()));
