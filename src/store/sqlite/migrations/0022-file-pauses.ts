import type { Migration } from './migration.ts';

/** Digests of files that rest, since their channel takes nothing. */
export const filePauses: Migration = {
  version: 22,
  sql: `
    CREATE TABLE file_pause (
      name TEXT PRIMARY KEY,
      channel TEXT NOT NULL,
      because TEXT NOT NULL,
      paused_at INTEGER NOT NULL,
      resumed_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};
