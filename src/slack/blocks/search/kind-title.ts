import type { ItemKind } from '../../../model/item.ts';
import { plural } from '../../../model/text/kind-words.ts';

const TITLES: Readonly<Record<ItemKind, string>> = {
  signal: 'Signal',
  concern: 'Concern',
  behavior: 'Behavior',
  technology: 'Technology',
  issue: 'Issue',
};

/** A table's name, as product texts write it. */
export function kindPlural(kind: ItemKind): string {
  const word = plural(kind);
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** What an item is, at the start of a line. */
export function kindTitle(kind: ItemKind): string {
  return TITLES[kind];
}
