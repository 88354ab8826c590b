import type { ItemKind } from '../../../model/item.ts';

const PLURALS: Readonly<Record<ItemKind, string>> = {
  signal: 'signals',
  concern: 'concerns',
  behavior: 'behaviors',
  technology: 'technologies',
  issue: 'issues',
};

export function plural(kind: ItemKind): string {
  return PLURALS[kind];
}

/** `1 signal`, `37 signals`, `2,140 items` for several kinds. */
export function countOf(kinds: readonly ItemKind[], count: number): string {
  const [kind, another] = kinds;
  if (kind === undefined || another !== undefined) {
    return counted(count, 'item', 'items');
  }
  return counted(count, kind, PLURALS[kind]);
}

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);
}
