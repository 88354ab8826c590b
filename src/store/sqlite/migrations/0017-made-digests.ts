import type { Migration } from './migration.ts';

/**
 * Digests and alerts that are made in Slack, with every version of them; what people and channels
 * want to hear, and when. A run may stand in a thread, and a list without replies name one item.
 */
export const madeDigests: Migration = {
  version: 17,
  sql: `
    CREATE TABLE made_digest (
      name TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      team TEXT NOT NULL,
      owner TEXT NOT NULL,
      channel TEXT NOT NULL,
      for_person INTEGER NOT NULL,
      is_private INTEGER NOT NULL,
      definition TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'deleted')),
      because TEXT,
      created_at INTEGER NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      starts_at INTEGER NOT NULL,
      slots_from INTEGER NOT NULL,
      seen_until INTEGER,
      answer_channel TEXT,
      answer_thread TEXT
    ) STRICT;
    CREATE INDEX made_digest_owner ON made_digest (team, owner) WHERE for_person = 1;

    CREATE TABLE made_digest_version (
      name TEXT NOT NULL REFERENCES made_digest (name) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      state TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (name, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mute (
      team TEXT NOT NULL,
      holder TEXT NOT NULL,
      key TEXT NOT NULL,
      what TEXT NOT NULL,
      until INTEGER,
      muted_by TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (holder, key, team)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE preference (
      team TEXT NOT NULL,
      user TEXT NOT NULL,
      preferences TEXT NOT NULL,
      PRIMARY KEY (team, user)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE digest_run ADD COLUMN thread_ts TEXT;
    ALTER TABLE delivery ADD COLUMN sole_item TEXT;
    CREATE INDEX delivery_sole_item ON delivery (sole_item) WHERE sole_item IS NOT NULL;
    ALTER TABLE archive ADD COLUMN index_number INTEGER NOT NULL DEFAULT 0;
  `,
};
