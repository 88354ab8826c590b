import type { Migration } from './migration.ts';

/** How many problems a row stands for: a page with thousands has rows for the first, and one for the others. */
export const problemCounts: Migration = {
  version: 7,
  sql: `
    ALTER TABLE problem ADD COLUMN count INTEGER NOT NULL DEFAULT 1`,
};
