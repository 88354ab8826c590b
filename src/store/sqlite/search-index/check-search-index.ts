import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';

const FULL_TEXT_TABLES = ['item_fts', 'page_fts'];
const TABLES = [...FULL_TEXT_TABLES, 'item_fts_data', 'page_fts_data', 'word', 'item_key'];
/** Words whose items are counted in both places; an index that lost a part loses some of the most frequent. */
const COUNTED_WORDS = 5;

/**
 * Looks whether all that search reads is as it was written: each full-text index in itself, and
 * whether it knows the items that are there. 77,000 items take 0.2 s. Within the caller's transaction.
 */
export function isSearchIndexSound(db: Database): boolean {
  try {
    for (const table of FULL_TEXT_TABLES) {
      db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    }
    return knowsAllItems(db) && findsFrequentWords(db);
  } catch (error) {
    if (isDamage(error)) {
      return false;
    }
    throw error;
  }
}

/** Whether the tables of the index can be opened at all: without that no store can be. */
export function canBeSearched(db: Database): boolean {
  try {
    for (const table of TABLES) {
      db.prepare(`SELECT 1 FROM ${table} LIMIT 0`).get();
    }
    return true;
  } catch (error) {
    if (isDamage(error)) {
      return false;
    }
    throw error;
  }
}

/** A table that is missing or says nothing of sense is damage as well; a lock or a full disk is none. */
function isDamage(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|ERROR)/.test(error.code);
}

function knowsAllItems(db: Database): boolean {
  const counts = db.prepare(`
    SELECT (SELECT count(*) FROM item WHERE gone_at IS NULL) AS live,
      (SELECT count(*) FROM item_key) AS keys, (SELECT count(*) FROM item_fts_docsize) AS indexed`);
  const { live, keys, indexed } = z
    .object({ live: z.number(), keys: z.number(), indexed: z.number() })
    .parse(counts.get());
  return live === keys && live === indexed;
}

function findsFrequentWords(db: Database): boolean {
  const words = db.prepare<[number], { word: string; items: number }>(
    'SELECT word, items FROM word ORDER BY items DESC LIMIT ?',
  );
  const frequent = words.all(COUNTED_WORDS);
  const found = db
    .prepare<[string], number>('SELECT count(*) FROM item_fts WHERE item_fts MATCH ?')
    .pluck();
  const hasItems = db.prepare('SELECT 1 FROM item WHERE gone_at IS NULL LIMIT 1').get();
  return (
    (hasItems === undefined || frequent.length > 0) &&
    frequent.every(({ word, items }) => (found.get(`"${word}"`) ?? 0) >= items)
  );
}
