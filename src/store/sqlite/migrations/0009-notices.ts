import type { Migration } from './migration.ts';

/** What people are told once: a key and a person make one notice, however often it is found. */
export const notices: Migration = {
  version: 9,
  sql: `
    CREATE TABLE notice (
      notice_id TEXT PRIMARY KEY,
      key TEXT NOT NULL,
      person TEXT NOT NULL,
      words TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      started_at INTEGER,
      not_before INTEGER NOT NULL,
      outcome TEXT CHECK (outcome IN ('told', 'given-up')),
      reason TEXT,
      UNIQUE (key, person)
    ) STRICT;
    CREATE INDEX notice_open ON notice (not_before) WHERE outcome IS NULL;
  `,
};
