import type { Migration } from './migration.ts';

/** Who looked at their Home tab when, so that it can say what is new and be kept up to date. */
export const home: Migration = {
  version: 20,
  sql: `
    CREATE TABLE home_visit (
      team TEXT NOT NULL,
      user TEXT NOT NULL,
      at INTEGER NOT NULL,
      before INTEGER,
      PRIMARY KEY (team, user)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX home_visit_at ON home_visit (team, at);
  `,
};
