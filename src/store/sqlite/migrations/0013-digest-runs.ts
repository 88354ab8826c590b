import type { Migration } from './migration.ts';

/**
 * What runs keep for good (which items, in which order, why), how they ended, since when a delivery has
 * been tried, and under which id a channel's name was found. Ids stand one after another, 8 bytes each.
 */
export const digestRuns: Migration = {
  version: 13,
  sql: `
    ALTER TABLE digest_run ADD COLUMN look_first INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE digest_run ADD COLUMN ended_at INTEGER;
    ALTER TABLE digest_run ADD COLUMN reason TEXT;
    ALTER TABLE delivery ADD COLUMN first_tried_at INTEGER;
    UPDATE delivery SET first_tried_at = started_at;

    CREATE TABLE run_selection (
      run_id TEXT PRIMARY KEY REFERENCES digest_run,
      ids BLOB NOT NULL,
      chosen TEXT NOT NULL,
      left_out TEXT NOT NULL
    ) STRICT;

    CREATE TABLE channel (
      name TEXT PRIMARY KEY,
      channel_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
