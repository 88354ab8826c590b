import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { KindCounts } from '../../item-store.ts';
import type { Rows } from './find-rows.ts';
import { type ItemColumns, kindCode } from './item-columns.ts';

/** How many items there are among rows, for each kind. */
export type CountsByKind = Readonly<Record<ItemKind, KindCounts>>;

export function countRows(rows: Rows, { kinds, rated, strong }: ItemColumns): CountsByKind {
  const most = ITEM_KINDS.length + 1;
  const [total, own, high] = [
    new Uint32Array(most),
    new Uint32Array(most),
    new Uint32Array(most),
  ] as const;
  for (const row of rows) {
    const kind = kinds[row] ?? 0;
    total[kind] = (total[kind] ?? 0) + 1;
    own[kind] = (own[kind] ?? 0) + (rated[row] ?? 0);
    high[kind] = (high[kind] ?? 0) + (strong[row] ?? 0);
  }
  return byKind((kind) => {
    const code = kindCode(kind);
    return { total: total[code] ?? 0, rated: own[code] ?? 0, strong: high[code] ?? 0 };
  });
}

/** One value for each kind. */
export function byKind<Value>(of: (kind: ItemKind) => Value): Readonly<Record<ItemKind, Value>> {
  return {
    signal: of('signal'),
    concern: of('concern'),
    behavior: of('behavior'),
    technology: of('technology'),
    issue: of('issue'),
  };
}

/** The counts of several kinds together. @param kinds - null for all. */
export function sumOf(counts: CountsByKind, kinds: readonly ItemKind[] | null): KindCounts {
  let [total, rated, strong] = [0, 0, 0];
  for (const kind of kinds ?? ITEM_KINDS) {
    total += counts[kind].total;
    rated += counts[kind].rated;
    strong += counts[kind].strong;
  }
  return { total, rated, strong };
}
