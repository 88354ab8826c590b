import type { Migration } from './migration.ts';

/**
 * What recovery by comparing needs: where a share stands, which marks were taken back by Undo
 * though their reaction stays, what the threads of decided items are still to hear, and which
 * signed requests were answered before a restart.
 */
export const recovery: Migration = {
  version: 14,
  sql: `
    ALTER TABLE share ADD COLUMN thread_ts TEXT;
    ALTER TABLE mark ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;

    ALTER TABLE decision ADD COLUMN undoes INTEGER REFERENCES decision (seq);
    ALTER TABLE decision ADD COLUMN duplicate_of TEXT;
    CREATE INDEX decision_undone ON decision (undoes) WHERE undoes IS NOT NULL;

    CREATE TABLE announcement (
      decision_seq INTEGER NOT NULL REFERENCES decision (seq),
      channel TEXT NOT NULL,
      ts TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      started_at INTEGER,
      outcome TEXT CHECK (outcome IN ('told', 'not-needed', 'given-up')),
      PRIMARY KEY (decision_seq, channel, ts)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX announcement_open ON announcement (due_at) WHERE outcome IS NULL;

    CREATE TABLE answered_request (
      signature TEXT PRIMARY KEY,
      until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX answered_request_until ON answered_request (until);
  `,
};
