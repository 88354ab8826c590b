import type { Migration } from './migration.ts';

/** Keeps what a page's file held when it went, so that the page is known again under another name. */
export const goneHash: Migration = {
  version: 5,
  sql: `
    ALTER TABLE page ADD COLUMN gone_hash TEXT;
    CREATE INDEX page_gone_hash ON page (gone_hash) WHERE gone_hash IS NOT NULL;`,
};
