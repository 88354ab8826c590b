import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { nearestFirst } from '../suggest/nearest-first.ts';
import type { ValueOutcome } from './parse-relevancy.ts';

/** As readers call the tables. */
export const TABLE_NAMES: Readonly<Record<ItemKind, string>> = {
  signal: 'signals',
  concern: 'concerns',
  behavior: 'behaviors',
  technology: 'technologies',
  issue: 'issues',
};

/** Reads what follows `in:`: one or more tables, in any form: `concerns,issue`; `all` is all five. */
export function parseKinds(value: string): ValueOutcome<readonly ItemKind[]> {
  const names = value
    .toLowerCase()
    .split(/[,;+/]/)
    .filter((name) => name !== '');
  const kinds: ItemKind[] = [];
  for (const name of names) {
    const found = name === 'all' ? ITEM_KINDS : ITEM_KINDS.filter((kind) => isTable(kind, name));
    if (found.length === 0) {
      const [nearest = 'concerns'] = nearestFirst(name, Object.values(TABLE_NAMES));
      return wrong(`in:${names.map((one) => (one === name ? nearest : one)).join(',')}`);
    }
    kinds.push(...found);
  }
  return kinds.length === 0 ? wrong('in:concerns,issues') : { kind: 'value', value: kinds };
}

function isTable(kind: ItemKind, name: string): boolean {
  return (
    name === kind || name === TABLE_NAMES[kind] || name.replace('iour', 'ior') === TABLE_NAMES[kind]
  );
}

function wrong(example: string): ValueOutcome<readonly ItemKind[]> {
  const tables = Object.values(TABLE_NAMES).join(', ');
  return { kind: 'wrong', reason: `the tables are ${tables}`, example };
}
