import type { Migration } from './migration.ts';

/** Which of several replicas is at an event or a share, so that another leaves it alone meanwhile. */
export const replicas: Migration = {
  version: 23,
  sql: `
    ALTER TABLE inbox ADD COLUMN owner TEXT;
    ALTER TABLE inbox ADD COLUMN claimed_at INTEGER;

    ALTER TABLE share_attempt ADD COLUMN owner TEXT;
    ALTER TABLE share_attempt ADD COLUMN under_way_until INTEGER NOT NULL DEFAULT 0;
  `,
};
