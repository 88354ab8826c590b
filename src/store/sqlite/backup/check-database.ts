import { statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from '../../store-error.ts';
import { checkFile } from '../file/check-file.ts';
import { defineLanguageFunctions } from '../language-functions.ts';
import { checkOwnership, versionOf } from '../migrate.ts';

/** What a database that was checked holds. */
export const DatabaseFacts = z.object({
  bytes: z.number(),
  schema: z.number(),
  pages: z.number(),
  items: z.number(),
  /** Signs that people gave and took back, the oldest one included. */
  marks: z.number(),
  decisions: z.number(),
  /** Of the full-text index, which is derived: an index run builds a damaged one anew. */
  search: z.enum(['sound', 'damaged']),
});
export type DatabaseFacts = z.infer<typeof DatabaseFacts>;

/** What can be counted while others write. */
export type DatabaseCounts = Omit<DatabaseFacts, 'search'>;

/**
 * Reads a whole database file that nobody else uses: every page of it, the references, and the
 * full-text index.
 *
 * @throws {StoreError} `not-ours`, `too-new`, or `damaged` with the first thing that is wrong.
 */
export function checkDatabase(file: string): DatabaseFacts {
  if (checkFile(file) === 'missing') {
    throw new StoreError('unavailable', `There is no database at ${file}.`);
  }
  const db = openDamaged(file);
  try {
    checkOwnership(db);
    return { ...countsOf(db), search: checkPages(db, file) };
  } catch (cause) {
    throw cause instanceof StoreError ? cause : damaged(file, cause);
  } finally {
    db.close();
  }
}

/** What a database holds; it is not checked. */
export function countsOf(db: Database): DatabaseCounts {
  const count = (table: string) =>
    Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const schema = versionOf(db);
  return {
    bytes: statSync(db.name).size,
    schema,
    pages: count('page'),
    items: count('item'),
    // Review came with the second schema.
    marks: schema < 2 ? 0 : count('mark_event'),
    decisions: schema < 2 ? 0 : count('decision'),
  };
}

function openDamaged(file: string): Database {
  try {
    return new Sqlite(file, { fileMustExist: true, timeout: 0 });
  } catch (cause) {
    throw damaged(file, cause);
  }
}

/** Flags and decisions are never held up by a search index, which can be made again. */
function checkPages(db: Database, file: string): DatabaseFacts['search'] {
  // The full-text index is over a view that calls them.
  defineLanguageFunctions(db);
  const found = z
    .array(z.object({ integrity_check: z.string() }))
    .parse(db.pragma('integrity_check'))
    .map((row) => row.integrity_check);
  const [problem] = found.filter((line) => line !== 'ok' && !/fts5/i.test(line));
  if (problem !== undefined) {
    throw damaged(file, new Error(problem));
  }
  const broken = z.array(z.unknown()).parse(db.pragma('foreign_key_check'));
  if (broken.length > 0) {
    throw damaged(file, new Error(`${broken.length} rows refer to rows that are not there`));
  }
  return found.every((line) => line === 'ok') ? 'sound' : 'damaged';
}

function damaged(file: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError('damaged', `${file} is damaged or cut off (${why}).`, { cause });
}
