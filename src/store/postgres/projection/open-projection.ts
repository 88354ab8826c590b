import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Pool } from 'pg';
import { checkFile } from '../../sqlite/file/check-file.ts';
import { type DatabaseOptions, openDatabase } from '../../sqlite/file/open-database.ts';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { SCHEMA_VERSION, versionOf } from '../../sqlite/migrate.ts';
import { readProjection } from '../../sqlite/truth/projection-state.ts';
import { StoreError } from '../../store-error.ts';
import { emptyDatabase } from '../truth/tables-in-memory.ts';
import type { TruthMeta } from '../truth/truth-meta.ts';
import { buildProjection } from './build-projection.ts';
import { markOf, removeProjection } from './projection-file.ts';

/**
 * Opens the file that follows a database, and builds it where it is missing, damaged, of another
 * version or of another database.
 *
 * @throws {StoreError} `not-ours` for a file that somebody may miss.
 */
export async function openProjection(
  pool: Pool,
  meta: TruthMeta,
  options: DatabaseOptions,
): Promise<Database> {
  const { file, events } = options;
  const state = examine(file, meta);
  if (state !== 'current') {
    events.emit('projection-building', { because: state });
    removeProjection(file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(markOf(file), `${meta.id}\n`);
    // As bytes: to take an empty file through all migrations costs a commit each.
    writeFileSync(file, emptyDatabase().serialize());
    await buildProjection(pool, file);
    events.emit('projection-built', {});
  }
  return openDatabase({ ...options, projection: 'allowed' });
}

type State = 'current' | 'missing' | 'damaged' | 'other-version' | 'other-database';

function examine(file: string, { id }: TruthMeta): State {
  const isMarked = existsSync(markOf(file));
  try {
    if (checkFile(file) === 'missing') {
      return 'missing';
    }
    return look(file, id);
  } catch (error) {
    if (isMarked) {
      return 'damaged';
    }
    throw error;
  }
}

function look(file: string, id: string): State {
  const db = openInThread(file, 'reading');
  try {
    const projection = readProjection(db);
    if (projection === undefined) {
      // An empty one was being built when it was left.
      if (existsSync(markOf(file))) {
        return 'damaged';
      }
      throw new StoreError(
        'not-ours',
        `${file} is a database of its own. With DATABASE_URL, DATABASE_FILE is only a copy that can be made anew. ` +
          'Name another file, or bring what it holds to PostgreSQL: npm run -s signalpost -- move --to <url>.',
      );
    }
    if (projection.of !== id) {
      return 'other-database';
    }
    if (projection.schema !== SCHEMA_VERSION || versionOf(db) !== SCHEMA_VERSION) {
      return 'other-version';
    }
    const check = db.pragma('quick_check(1)', { simple: true });
    return check === 'ok' ? 'current' : 'damaged';
  } finally {
    db.close();
  }
}
