import type { Migration } from './migration.ts';

/**
 * Files, pages, items and their words. Instants are UTC milliseconds, dates
 * `2026-11-24`. The full-text index has no texts of its own, it reads the view:
 * an item leaves the index before its texts change and enters it after.
 */
export const archive: Migration = {
  version: 1,
  sql: `
    CREATE TABLE archive (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      baseline_closed_at INTEGER,
      last_index_at INTEGER,
      last_change_at INTEGER,
      probed_at INTEGER
    ) STRICT;
    INSERT INTO archive (id) VALUES (1);

    CREATE TABLE file (
      file TEXT PRIMARY KEY,
      page_id TEXT NOT NULL,
      hash TEXT NOT NULL,
      size INTEGER NOT NULL,
      mtime_ms REAL NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('indexed', 'rejected'))
    ) STRICT;
    CREATE INDEX file_page ON file (page_id);

    CREATE TABLE problem (
      file TEXT NOT NULL REFERENCES file ON UPDATE CASCADE ON DELETE CASCADE,
      position INTEGER NOT NULL,
      line INTEGER,
      code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('rejected', 'warning')),
      message TEXT NOT NULL,
      PRIMARY KEY (file, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE page (
      page_id TEXT PRIMARY KEY,
      file TEXT REFERENCES file ON UPDATE CASCADE ON DELETE SET NULL,
      title TEXT NOT NULL,
      url TEXT,
      origin_raw TEXT NOT NULL,
      origin_date TEXT,
      category TEXT,
      type TEXT,
      keywords TEXT NOT NULL,
      themes TEXT NOT NULL,
      text TEXT NOT NULL,
      page_date TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      baseline INTEGER NOT NULL,
      mean_relevancy REAL,
      gone_at INTEGER
    ) STRICT;

    CREATE INDEX page_file ON page (file);
    CREATE INDEX page_first_seen ON page (first_seen_at);

    CREATE TABLE page_link (
      page_id TEXT NOT NULL REFERENCES page,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (page_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE page_facet (
      facet TEXT NOT NULL,
      folded TEXT NOT NULL,
      page_id TEXT NOT NULL REFERENCES page,
      value TEXT NOT NULL,
      PRIMARY KEY (facet, folded, page_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX page_facet_page ON page_facet (page_id);

    CREATE TABLE item (
      row INTEGER PRIMARY KEY,
      item_id TEXT NOT NULL UNIQUE,
      page_id TEXT NOT NULL REFERENCES page,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT,
      description TEXT,
      relevancy INTEGER,
      change TEXT,
      ten_year TEXT,
      driving_force TEXT,
      first_seen_at INTEGER NOT NULL,
      changed_at INTEGER,
      gone_at INTEGER
    ) STRICT;
    CREATE INDEX item_page ON item (page_id, position);
    CREATE INDEX item_changed ON item (changed_at) WHERE changed_at IS NOT NULL;
    CREATE INDEX item_live ON item (kind) WHERE gone_at IS NULL;

    CREATE VIEW item_text AS
      SELECT item.row, item.name, page.keywords, page.themes, item.description, item.change,
        item.ten_year, item.driving_force
      FROM item JOIN page USING (page_id) WHERE item.gone_at IS NULL;

    CREATE VIRTUAL TABLE item_fts USING fts5(
      name, keywords, themes, description, change, ten_year, driving_force,
      content = 'item_text', content_rowid = 'row',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
    INSERT INTO item_fts (item_fts, rank)
      VALUES ('rank', 'bm25(10.0, 5.0, 5.0, 2.0, 1.5, 1.0, 1.0)');

    CREATE TABLE word (
      word TEXT PRIMARY KEY,
      items INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
