import type { Migration } from './migration.ts';

/**
 * Topics: pages of the archive that gather others. Theirs are no items. `topic_page` and the facet
 * `topic` are made from the links and the pages that are there, and can be made anew at any time.
 */
export const topics: Migration = {
  version: 11,
  sql: `
    CREATE TABLE topic (
      topic_row INTEGER PRIMARY KEY,
      slug TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      synthesis TEXT NOT NULL,
      file TEXT NOT NULL UNIQUE,
      hash TEXT NOT NULL,
      size INTEGER NOT NULL,
      mtime_ms REAL NOT NULL
    ) STRICT;
    CREATE INDEX topic_folded ON topic (folded);

    CREATE TABLE topic_link (
      topic_row INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (topic_row, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE topic_page (
      topic_row INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,
      position INTEGER NOT NULL,
      page_row INTEGER NOT NULL REFERENCES page,
      PRIMARY KEY (topic_row, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX topic_page_page ON topic_page (page_row)`,
};
