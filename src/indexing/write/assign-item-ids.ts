import { hash } from 'node:crypto';
import type { Item, ItemId, Row } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';
import { plainText } from '../../pages/plain-text.ts';
import type { StoredItem } from '../../store/page-store.ts';

/**
 * Gives each row of a page its id: that of the stored item it continues, or else a new one.
 *
 * Within a kind, rows are matched to stored items, gone ones too, by name and description, then
 * by name, then by description; among equals the order decides, items that are there before
 * gone ones. A row that shares neither is a new item. New ids are derived from what a row says
 * and from which of its equals it is, so that an index made from nothing gives the same ids.
 */
export function assignItemIds(
  pageId: PageId,
  rows: readonly Row[],
  stored: readonly StoredItem[],
  elsewhere: ReadonlySet<string> = new Set(),
): readonly Item[] {
  const ids = stored.length === 0 ? new Map<Row, ItemId>() : matchRows(rows, stored);
  const taken = new Set<string>([...elsewhere, ...stored.map(({ item }) => item.id)]);
  const occurrences = new Map<string, number>();
  return rows.map((row) => {
    const key = JSON.stringify([pageId, row.kind, row.name ?? row.description]);
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    const id = ids.get(row) ?? freeId(pageId, { key, first: occurrence }, taken);
    taken.add(id);
    return { ...row, id, pageId };
  });
}

/** The ids, row by row, in an index that does not know the page: they depend on nothing stored. */
export function firstItemIds(pageId: PageId, rows: readonly Row[]): readonly ItemId[] {
  return assignItemIds(pageId, rows, []).map(({ id }) => id);
}

/** What two rows must share to be the same item, strongest first; undefined takes no part. */
const LIKENESSES: readonly ((row: Row) => string | undefined)[] = [
  ({ kind, name, description }) => JSON.stringify([kind, plain(name), plain(description)]),
  ({ kind, name }) => (name === null ? undefined : JSON.stringify([kind, plain(name)])),
  ({ kind, description }) =>
    description === null ? undefined : JSON.stringify([kind, plain(description)]),
];

/** Earlier versions kept `R&amp;D` as it was written, and flags stand on those items. */
function plain(text: string | null): string | null {
  return text === null ? null : plainText(text.replaceAll('\\|', '|')).trim();
}

function matchRows(rows: readonly Row[], stored: readonly StoredItem[]): Map<Row, ItemId> {
  const matched = new Map<Row, ItemId>();
  const used = new Set<ItemId>();
  const candidates = [
    ...stored.filter(({ goneAt }) => goneAt === null),
    ...stored.filter(({ goneAt }) => goneAt !== null),
  ];
  for (const likeness of LIKENESSES) {
    const free = new Map<string, ItemId[]>();
    for (const { item } of candidates) {
      const key = used.has(item.id) ? undefined : likeness(item);
      if (key !== undefined) {
        const ids = free.get(key) ?? [];
        ids.push(item.id);
        free.set(key, ids);
      }
    }
    for (const row of rows) {
      const key = matched.has(row) ? undefined : likeness(row);
      const id = key === undefined ? undefined : free.get(key)?.shift();
      if (id !== undefined) {
        matched.set(row, id);
        used.add(id);
      }
    }
  }
  return matched;
}

/**
 * Begins as the page's id does: an index takes pages in the order of their ids, so the ids of items
 * then come in order too, and each is added at the end of the database's index, not anywhere in it.
 */
function freeId(
  pageId: PageId,
  { key, first }: { readonly key: string; readonly first: number },
  taken: ReadonlySet<string>,
): ItemId {
  for (let occurrence = first; ; occurrence += 1) {
    const id = pageId.slice(0, 8) + hash('sha256', `${key}\n${occurrence}`).slice(0, 8);
    if (!taken.has(id)) {
      return toItemId(id);
    }
  }
}

/** Not by the schema: workers come here, and loading schemas would be a quarter of their start. */
function toItemId(digits: string): ItemId {
  if (!isItemId(digits)) {
    throw new Error(`An item's id was to be ${digits}, which are not 16 hex digits.`);
  }
  return digits;
}

function isItemId(digits: string): digits is ItemId {
  return /^[0-9a-f]{16}$/.test(digits);
}
