import type { Migration } from './migration.ts';

/** How people are called in Slack, for what is written out where Slack cannot be asked. */
export const personNames: Migration = {
  version: 24,
  sql: `
    CREATE TABLE person_name (
      team TEXT NOT NULL,
      user TEXT NOT NULL,
      name TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (team, user)
    ) STRICT, WITHOUT ROWID;
  `,
};
