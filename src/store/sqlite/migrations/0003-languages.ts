import type { Migration } from './migration.ts';

/**
 * The language of each item, and French word stems beside the English ones of the full-text index.
 * Its tokenizer knows English alone, so the stems of a French item are made on our side and stored
 * for the index to read. What is stored is indexed again; the archive need not be.
 */
export const languages: Migration = {
  version: 3,
  sql: `
    DROP TABLE item_fts;
    DROP VIEW item_text;

    ALTER TABLE item ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
    UPDATE item SET language = 'fr'
      WHERE detect_language(name, description, change, ten_year, driving_force) = 'fr';

    CREATE TABLE item_french (
      row INTEGER PRIMARY KEY REFERENCES item,
      name TEXT,
      text TEXT
    ) STRICT;
    INSERT INTO item_french (row, name, text)
      SELECT row, french_stems(name), french_stems(description, change, ten_year, driving_force)
      FROM item WHERE language = 'fr' AND gone_at IS NULL;

    CREATE VIEW item_text AS
      SELECT item.row, item.name, page.keywords, page.themes, item.description, item.change,
        item.ten_year, item.driving_force, item_french.name AS french_name,
        item_french.text AS french_text
      FROM item JOIN page USING (page_id) LEFT JOIN item_french ON item_french.row = item.row
      WHERE item.gone_at IS NULL;

    CREATE VIRTUAL TABLE item_fts USING fts5(
      name, keywords, themes, description, change, ten_year, driving_force, french_name, french_text,
      content = 'item_text', content_rowid = 'row',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
    INSERT INTO item_fts (item_fts, rank)
      VALUES ('rank', 'bm25(10.0, 5.0, 5.0, 2.0, 1.5, 1.0, 1.0, 5.0, 1.0)');
    INSERT INTO item_fts (item_fts) VALUES ('rebuild');
  `,
};
