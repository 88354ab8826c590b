import type { Migration } from './migration.ts';

/**
 * Gives pages a number to be referred to by, as their ids are 32 letters long and stood in each of
 * their items, facets and links, and again in the indexes of these; and the values of facets a row
 * each, so that a page adds numbers where they grow, not texts anywhere between others. Items keep
 * their rows, so the full-text index stays as it is.
 */
export const pageRows: Migration = {
  version: 4,
  sql: `
    DROP VIEW item_text;

    CREATE TABLE new_page (
      page_row INTEGER PRIMARY KEY,
      page_id TEXT NOT NULL UNIQUE,
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
    INSERT INTO new_page (
        page_id, file, title, url, origin_raw, origin_date, category, type, keywords, themes, text,
        page_date, first_seen_at, baseline, mean_relevancy, gone_at)
      SELECT
        page_id, file, title, url, origin_raw, origin_date, category, type, keywords, themes, text,
        page_date, first_seen_at, baseline, mean_relevancy, gone_at
      FROM page ORDER BY page_id;

    CREATE TABLE new_item (
      row INTEGER PRIMARY KEY,
      item_id TEXT NOT NULL UNIQUE,
      page_row INTEGER NOT NULL REFERENCES page,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT,
      description TEXT,
      relevancy INTEGER,
      change TEXT,
      ten_year TEXT,
      driving_force TEXT,
      language TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      changed_at INTEGER,
      gone_at INTEGER
    ) STRICT;
    INSERT INTO new_item (
        row, item_id, page_row, position, kind, name, description, relevancy, change, ten_year,
        driving_force, language, first_seen_at, changed_at, gone_at)
      SELECT
        row, item_id, page_row, position, kind, name, description, relevancy, change, ten_year,
        driving_force, language, item.first_seen_at, changed_at, item.gone_at
      FROM item JOIN new_page USING (page_id) ORDER BY row;

    CREATE TABLE facet_value (
      value_row INTEGER PRIMARY KEY,
      facet TEXT NOT NULL,
      folded TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (facet, folded, value)
    ) STRICT;
    INSERT INTO facet_value (facet, folded, value)
      SELECT DISTINCT facet, folded, value FROM page_facet;

    CREATE TABLE new_page_facet (
      value_row INTEGER NOT NULL REFERENCES facet_value,
      page_row INTEGER NOT NULL REFERENCES page,
      PRIMARY KEY (value_row, page_row)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_page_facet (value_row, page_row)
      SELECT value_row, page_row
      FROM page_facet JOIN facet_value USING (facet, folded, value) JOIN new_page USING (page_id);

    CREATE TABLE new_page_link (
      page_row INTEGER NOT NULL REFERENCES page,
      position INTEGER NOT NULL,
      title TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (page_row, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_page_link (page_row, position, title, target)
      SELECT page_row, position, page_link.title, target FROM page_link JOIN new_page USING (page_id);

    DROP TABLE page_link;
    DROP TABLE page_facet;
    DROP TABLE item;
    DROP TABLE page;
    ALTER TABLE new_page RENAME TO page;
    ALTER TABLE new_item RENAME TO item;
    ALTER TABLE new_page_facet RENAME TO page_facet;
    ALTER TABLE new_page_link RENAME TO page_link;

    CREATE INDEX page_file ON page (file);
    CREATE INDEX page_first_seen ON page (first_seen_at);
    CREATE INDEX page_facet_page ON page_facet (page_row);
    CREATE INDEX item_page ON item (page_row, position);
    CREATE INDEX item_changed ON item (changed_at) WHERE changed_at IS NOT NULL;
    CREATE INDEX item_live ON item (kind) WHERE gone_at IS NULL;

    CREATE VIEW item_text AS
      SELECT item.row, item.name, page.keywords, page.themes, item.description, item.change,
        item.ten_year, item.driving_force, item_french.name AS french_name,
        item_french.text AS french_text
      FROM item JOIN page USING (page_row) LEFT JOIN item_french ON item_french.row = item.row
      WHERE item.gone_at IS NULL;
  `,
};
