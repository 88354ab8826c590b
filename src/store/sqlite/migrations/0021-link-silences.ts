import type { Migration } from './migration.ts';

/** Links that were shown with what the archive says of them, so that a restart shows none twice. */
export const linkSilences: Migration = {
  version: 21,
  sql: `
    CREATE TABLE link_silence (
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      link TEXT NOT NULL,
      ts TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (team, channel, link)
    ) STRICT, WITHOUT ROWID;
  `,
};
