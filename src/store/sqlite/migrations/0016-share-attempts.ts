import type { Migration } from './migration.ts';

/** Shares that Slack was asked for and whose message is not known, so that a restart in between loses none. */
export const shareAttempts: Migration = {
  version: 16,
  sql: `
    CREATE TABLE share_attempt (
      id TEXT PRIMARY KEY,
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      thread_ts TEXT,
      item_id TEXT NOT NULL,
      user TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX share_attempt_at ON share_attempt (team, at);
  `,
};
