import type { Migration } from './migration.ts';

/**
 * Collections and what is in them. Positions grow downwards and may have gaps; an entry that was
 * taken out keeps its row, so that it can come back to its place with its note.
 */
export const collections: Migration = {
  version: 15,
  sql: `
    CREATE TABLE collection (
      collection_id INTEGER PRIMARY KEY AUTOINCREMENT,
      team TEXT NOT NULL,
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      closed_by TEXT,
      closed_at INTEGER,
      UNIQUE (team, folded)
    ) STRICT;

    CREATE TABLE collection_entry (
      collection_id INTEGER NOT NULL REFERENCES collection,
      item_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      note TEXT,
      note_by TEXT,
      added_by TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      removed_at INTEGER,
      PRIMARY KEY (collection_id, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX collection_entry_position ON collection_entry (collection_id, position);
    CREATE INDEX collection_entry_item ON collection_entry (item_id) WHERE removed_at IS NULL;
  `,
};
