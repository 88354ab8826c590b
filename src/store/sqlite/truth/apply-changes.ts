import type { Database } from 'better-sqlite3';
import { createItemIndex, type ItemIndex, pageTexts } from '../search-index/item-index.ts';
import { createItemKeys } from '../search-index/item-keys.ts';
import { countSearchWrite } from '../search-index/search-stamp.ts';
import { createStoredTexts, type StoredTextsReader } from '../search-index/stored-texts.ts';
import { createPutRows } from './put-rows.ts';
import type { RowChanges } from './row-changes.ts';
import type { TruthTable } from './truth-tables.ts';

/**
 * Writes rows that another replica wrote, within the caller's transaction, and brings what search
 * reads in step with them. References are not followed: `foreign_keys` must be off, as the rows say
 * by themselves what became of those that refer to them.
 */
export type ApplyChanges = (changes: RowChanges) => void;

export function createApplyChanges(db: Database, tables: readonly TruthTable[]): ApplyChanges {
  const put = createPutRows(db, tables);
  const stored = createStoredTexts(db);
  const keys = createItemKeys(db);
  const pagesOf = createPagesOf(db, tables);
  const dropKeys = db.prepare<[number]>(
    'DELETE FROM item_key WHERE row IN (SELECT row FROM item WHERE page_row = ?)',
  );
  return (changes) => {
    const pages = pagesOf(changes);
    if (pages.size === 0) {
      put(changes);
      return;
    }
    const index = createItemIndex(db);
    for (const row of pages) {
      takeOut(index, stored, row);
      dropKeys.run(row);
    }
    put(changes);
    for (const row of pages) {
      if (putIn(index, stored, row)) {
        keys.write(row);
      }
    }
    index.save();
    countSearchWrite(db);
  };
}

function takeOut(index: ItemIndex, stored: StoredTextsReader, row: number): void {
  const page = stored.page(row);
  if (page === undefined) {
    return;
  }
  const texts = pageTexts(page);
  for (const item of stored.itemsOf(row)) {
    index.takeOut(item, texts);
  }
  index.putPage(row, page.text, null);
}

function putIn(index: ItemIndex, stored: StoredTextsReader, row: number): boolean {
  const page = stored.page(row);
  if (page === undefined) {
    return false;
  }
  const texts = pageTexts(page);
  for (const item of stored.itemsOf(row)) {
    index.putIn(item, texts);
  }
  index.putPage(row, null, page.text);
  return true;
}

/** The pages whose words may have changed: those written, and those that written items stand on. */
function createPagesOf(
  db: Database,
  tables: readonly TruthTable[],
): (changes: RowChanges) => ReadonlySet<number> {
  const pageOfItem = db
    .prepare<[number], number>('SELECT page_row FROM item WHERE row = ?')
    .pluck();
  const at = tables
    .find(({ name }) => name === 'item')
    ?.columns.findIndex(({ name }) => name === 'page_row');
  return (changes) => {
    const written = (changes.page?.keys ?? []).map(([row]) => row);
    const now = (changes.item?.rows ?? []).map((row) => row[at ?? -1]);
    const before = (changes.item?.keys ?? []).map(([row]) => pageOfItem.get(Number(row)));
    const rows = [...written, ...now, ...before];
    return new Set(rows.filter((row) => typeof row === 'number'));
  };
}
