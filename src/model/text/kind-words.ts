import type { ItemKind } from '../item.ts';
import { counted } from './counted.ts';

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
  return kind === undefined || another !== undefined
    ? counted(count, 'item')
    : counted(count, kind, PLURALS[kind]);
}
