import type { Migration } from './migration.ts';

/** What Signalpost did and heard in Slack: result lists, the digest ledger, review, inbox, lease. */
export const slack: Migration = {
  version: 2,
  sql: `
    CREATE TABLE result_list (
      id TEXT PRIMARY KEY,
      team TEXT NOT NULL,
      user TEXT NOT NULL,
      text TEXT NOT NULL,
      kinds TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX result_list_created ON result_list (created_at);

    CREATE TABLE digest (
      name TEXT PRIMARY KEY,
      registered_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE digest_run (
      run_id TEXT PRIMARY KEY,
      digest TEXT NOT NULL,
      slot_local TEXT NOT NULL,
      slot_at INTEGER NOT NULL,
      period_from INTEGER NOT NULL,
      period_to INTEGER NOT NULL,
      requested_by TEXT NOT NULL,
      planned_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      channel TEXT NOT NULL,
      channel_id TEXT,
      UNIQUE (digest, slot_local)
    ) STRICT;
    CREATE INDEX digest_run_open ON digest_run (slot_at) WHERE state = 'posting';
    CREATE INDEX digest_run_planned ON digest_run (planned_at);

    CREATE TABLE delivery (
      delivery_id TEXT PRIMARY KEY,
      run_id TEXT NOT NULL REFERENCES digest_run,
      seq INTEGER NOT NULL,
      item_id TEXT,
      message TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      owner TEXT,
      started_at INTEGER,
      not_before INTEGER,
      absences INTEGER NOT NULL,
      team TEXT,
      channel TEXT,
      ts TEXT,
      reason TEXT,
      UNIQUE (run_id, seq),
      UNIQUE (run_id, item_id)
    ) STRICT;
    CREATE INDEX delivery_message ON delivery (team, channel, ts);
    CREATE INDEX delivery_item ON delivery (item_id);

    CREATE TABLE share (
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      ts TEXT NOT NULL,
      item_id TEXT NOT NULL,
      user TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (team, channel, ts)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX share_item ON share (item_id);

    CREATE TABLE mark_event (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      mark_id INTEGER NOT NULL REFERENCES mark,
      added INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE mark (
      mark_id INTEGER PRIMARY KEY,
      team TEXT NOT NULL,
      item_id TEXT NOT NULL,
      user TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('reaction', 'button')),
      channel TEXT,
      ts TEXT,
      emoji TEXT,
      standing INTEGER NOT NULL,
      at INTEGER NOT NULL,
      event_seq INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX mark_reaction ON mark (team, channel, ts, emoji, user)
      WHERE kind = 'reaction';
    CREATE UNIQUE INDEX mark_button ON mark (team, item_id, user) WHERE kind = 'button';
    CREATE INDEX mark_item ON mark (team, item_id);

    CREATE TABLE decision (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      team TEXT NOT NULL,
      item_id TEXT NOT NULL,
      verdict TEXT NOT NULL,
      note TEXT,
      user TEXT NOT NULL,
      at INTEGER NOT NULL,
      after_event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX decision_item ON decision (team, item_id);

    CREATE TABLE inbox (
      event_id TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      finished_at INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      reason TEXT
    ) STRICT;
    CREATE INDEX inbox_waiting ON inbox (received_at) WHERE finished_at IS NULL;
    CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;

    CREATE TABLE lease (
      name TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      since INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
  `,
};
