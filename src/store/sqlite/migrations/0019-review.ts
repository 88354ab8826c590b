import type { Migration } from './migration.ts';

/**
 * What review needs beside flags and decisions: why somebody flags, messages that are suggested as
 * items, notes, tags, who is to decide and when, and a log of these. `review_state` is derived from
 * marks and decisions and written with them, so that the queue of 10,000 flags and the filters of a
 * search need not weigh every mark again.
 */
export const review: Migration = {
  version: 19,
  sql: `
    ALTER TABLE mark ADD COLUMN reason TEXT;

    CREATE TABLE nomination (
      nomination_id TEXT PRIMARY KEY,
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      ts TEXT NOT NULL,
      text TEXT NOT NULL,
      permalink TEXT,
      user TEXT NOT NULL,
      at INTEGER NOT NULL,
      private INTEGER NOT NULL,
      UNIQUE (team, channel, ts)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE review_state (
      team TEXT NOT NULL,
      item_id TEXT NOT NULL,
      flags INTEGER NOT NULL DEFAULT 0,
      open_flags INTEGER NOT NULL DEFAULT 0,
      open_since INTEGER,
      decision_seq INTEGER,
      verdict TEXT,
      decided_by TEXT,
      decided_at INTEGER,
      note TEXT,
      assignee TEXT,
      later TEXT,
      PRIMARY KEY (team, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_state_item ON review_state (item_id);
    CREATE INDEX review_state_open ON review_state (team, open_since) WHERE open_since IS NOT NULL;
    CREATE INDEX review_state_decided ON review_state (verdict) WHERE verdict IS NOT NULL;

    CREATE TABLE review_tag (
      team TEXT NOT NULL,
      item_id TEXT NOT NULL,
      folded TEXT NOT NULL,
      tag TEXT NOT NULL,
      PRIMARY KEY (team, item_id, folded)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_tag_folded ON review_tag (folded);

    CREATE TABLE review_log (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      team TEXT NOT NULL,
      item_id TEXT NOT NULL,
      user TEXT NOT NULL,
      at INTEGER NOT NULL,
      act TEXT NOT NULL,
      detail TEXT,
      person TEXT
    ) STRICT;
    CREATE INDEX review_log_item ON review_log (team, item_id);
    CREATE INDEX mark_user ON mark (user) WHERE standing = 1;

    INSERT INTO review_state (team, item_id, decision_seq, verdict, decided_by, decided_at)
      SELECT team, item_id, seq, verdict, user, at FROM decision AS made
      WHERE undoes IS NULL AND seq = (
        SELECT max(seq) FROM decision AS other
        WHERE other.team = made.team AND other.item_id = made.item_id AND other.undoes IS NULL
          AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = other.seq));
    INSERT INTO review_state (team, item_id, flags, open_flags, open_since)
      SELECT team, item_id, count(DISTINCT user),
        count(DISTINCT CASE WHEN is_new THEN user END), min(CASE WHEN is_new THEN at END)
      FROM (
        SELECT team, item_id, user, at,
          event_seq > coalesce((
            SELECT after_event FROM review_state AS state JOIN decision ON seq = decision_seq
            WHERE state.team = mark.team AND state.item_id = mark.item_id), -1) AS is_new
        FROM mark WHERE standing = 1)
      GROUP BY team, item_id
      ON CONFLICT DO UPDATE SET flags = excluded.flags, open_flags = excluded.open_flags,
        open_since = excluded.open_since;
  `,
};
