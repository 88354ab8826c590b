import type { Migration } from './migration.ts';

/** Counted up with each write of what search reads, so that who keeps some of it in memory knows. */
export const searchStamp: Migration = {
  version: 18,
  sql: 'ALTER TABLE archive ADD COLUMN search_stamp INTEGER NOT NULL DEFAULT 0',
};
