import type { Database } from 'better-sqlite3';
import { dropFullTextTable } from './drop-full-text-table.ts';
import { createItemIndex, pageTexts } from './item-index.ts';
import { fillItemKeys } from './item-keys.ts';
import { countSearchWrite } from './search-stamp.ts';
import { createStoredTexts, type StoredPage, type StoredTextsReader } from './stored-texts.ts';

/** Counted up whenever texts are cut, normalised or stemmed otherwise, or a table changes. */
const INDEX_VERSION = 2;

/** Pages whose items are in memory at once; each chunk is a segment or more of the full-text index. */
const CHUNK = 500;

/**
 * The words of the indexes are ours (see `model/text/text-words.ts`), so their tokenizer has only blanks
 * to cut at; and they keep no texts, as the item and page tables have them. Segments are merged when
 * there are eight of a size, not four: a first index writes one with each batch of pages.
 */
const TABLES = `
  CREATE VIRTUAL TABLE item_fts USING fts5(
    name, text, more, labels, title, joined,
    content = '', contentless_delete = 1, tokenize = 'ascii');
  INSERT INTO item_fts (item_fts, rank) VALUES ('rank', 'bm25(6.0, 3.0, 1.0, 1.0, 1.5, 2.0)');
  INSERT INTO item_fts (item_fts, rank) VALUES ('automerge', 8);

  CREATE VIRTUAL TABLE page_fts USING fts5(
    summary, joined, content = '', contentless_delete = 1, tokenize = 'ascii');
  INSERT INTO page_fts (page_fts, rank) VALUES ('automerge', 8);

  DROP TABLE IF EXISTS word;
  CREATE TABLE word (
    word TEXT PRIMARY KEY,
    items INTEGER NOT NULL,
    french INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    stem TEXT NOT NULL,
    french_stem TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX word_stem ON word (stem);
  CREATE INDEX word_french_stem ON word (french_stem);

  DROP TABLE IF EXISTS item_key;
  CREATE TABLE item_key (
    row INTEGER PRIMARY KEY REFERENCES item,
    page_row INTEGER NOT NULL REFERENCES page,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    relevancy INTEGER,
    mean REAL,
    page_date TEXT NOT NULL
  ) STRICT;`;

/** Whether the search index is of this program's making. */
export function isSearchIndexCurrent(db: Database): boolean {
  const version = db.prepare('SELECT index_version FROM archive').pluck().get();
  return version === INDEX_VERSION;
}

/** Makes all that search reads anew from items and pages, in one transaction; a damaged index too. */
export function renewSearchIndex(db: Database): void {
  db.transaction(() => {
    dropFullTextTable(db, 'item_fts');
    dropFullTextTable(db, 'page_fts');
    db.exec(TABLES);
    fillItemKeys(db);
    const stored = createStoredTexts(db);
    for (const pages of chunks(stored)) {
      const index = createItemIndex(db);
      for (const page of pages) {
        const texts = pageTexts(page);
        for (const item of stored.itemsOf(page.row)) {
          index.putIn(item, texts);
        }
        index.putPage(page.row, null, page.text);
      }
      index.save();
    }
    db.prepare('UPDATE archive SET index_version = ?').run(INDEX_VERSION);
    countSearchWrite(db);
  })();
}

function* chunks(stored: StoredTextsReader): Generator<readonly StoredPage[]> {
  for (let last = -1; ; ) {
    const pages = stored.pagesAfter(last, CHUNK);
    if (pages.length === 0) {
      return;
    }
    yield pages;
    last = pages.at(-1)?.row ?? last;
  }
}
