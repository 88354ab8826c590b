import type { Migration } from './migration.ts';

/** Themes and other values compare as equal with and without ligatures from now on. */
export const ligatures: Migration = {
  version: 6,
  sql: `
    UPDATE facet_value SET folded = fold_value(value) WHERE folded <> fold_value(value)`,
};
