import type { Migration } from './migration.ts';

/**
 * The full-text index merges its segments when there are eight of a size, not four: a first index
 * writes a segment with each batch of pages, and merged what it had twice.
 */
export const fewerMerges: Migration = {
  version: 8,
  sql: `
    INSERT INTO item_fts (item_fts, rank) VALUES ('automerge', 8)`,
};
