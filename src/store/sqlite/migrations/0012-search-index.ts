import type { Migration } from './migration.ts';

/**
 * What search is made of is derived, so it is no part of the schema any longer: its tables are made,
 * and made anew, by `renewSearchIndex`. Pages without a date that came with the baseline are undated,
 * not of the day they were first seen; where an article was published can be asked for.
 */
export const searchIndex: Migration = {
  version: 12,
  sql: `
    DROP TABLE item_fts;
    DROP VIEW item_text;
    DROP TABLE item_french;
    DROP TABLE word;

    ALTER TABLE archive ADD COLUMN index_version INTEGER NOT NULL DEFAULT 0;

    UPDATE page SET page_date = '' WHERE origin_date IS NULL AND baseline = 1;

    UPDATE OR IGNORE facet_value SET folded = fold_value(value) WHERE folded <> fold_value(value);
    INSERT OR IGNORE INTO facet_value (facet, folded, value)
      SELECT DISTINCT 'source', host, host
      FROM (SELECT source_host(url) AS host FROM page) WHERE host IS NOT NULL;
    INSERT INTO page_facet (value_row, page_row)
      SELECT value_row, page_row FROM (SELECT page_row, source_host(url) AS host FROM page)
      CROSS JOIN facet_value ON facet = 'source' AND folded = host AND value = host;`,
};
