import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignItemIds } from '../../../src/indexing/write/assign-item-ids.ts';
import type { Item, Row } from '../../../src/model/item.ts';
import { PageId } from '../../../src/model/page-id.ts';
import type { StoredItem } from '../../../src/store/page-store.ts';
import { aRow, pageId } from '../../support/builders.ts';
import { runs } from '../../support/runs.ts';

const page = pageId(7);
const gone = new Date('2026-11-01T00:00:00Z');
const stored = (items: readonly Item[], goneAt: Date | null = null): StoredItem[] =>
  items.map((item) => ({ item, goneAt }));
const named = (name: string | null, description: string | null = 'Text.') =>
  aRow({ name, description });
const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

describe('assignItemIds', () => {
  const rows = [named('Heat', 'Ports.'), named('Dusk', 'Ships.'), named('Tide', 'Mud.')];
  const first = assignItemIds(page, rows, []);
  const [heat, dusk, tide] = idsOf(first);

  it('derives the same ids from nothing every time, others on another page', () => {
    const again = assignItemIds(page, rows, []);
    const elsewhere = assignItemIds(pageId(8), rows, []);

    expect(idsOf(again)).toEqual(idsOf(first));
    expect(idsOf(elsewhere).some((id) => idsOf(first).includes(id))).toBe(false);
  });

  it('begins ids as the page’s own, so that they come in the order of pages', () => {
    const id = PageId.parse('3fa95c0b12de77880011223344556677');

    const items = assignItemIds(id, [...rows, ...rows], []);

    expect(new Set(idsOf(items)).size).toBe(6);
    expect(idsOf(items).filter((itemId) => itemId.startsWith('3fa95c0b'))).toHaveLength(6);
  });

  it('keeps ids when rows are reordered', () => {
    const items = assignItemIds(page, rows.toReversed(), stored(first));

    expect(idsOf(items)).toEqual([tide, dusk, heat]);
  });

  it('keeps the id when a rating, a description or a name changes', () => {
    const changed = [
      { ...named('Heat', 'Ports.'), relevancy: 1 },
      named('Dusk', 'Ships wait until dusk.'),
      named('Tides', 'Mud.'),
    ];

    const items = assignItemIds(page, changed, stored(first));

    expect(idsOf(items)).toEqual([heat, dusk, tide]);
  });

  it('keeps the id when the text was stored with character references once', () => {
    const before = assignItemIds(page, [named('R&amp;D', 'A \\| b'), named('Q&#38;A', null)], []);

    const after = assignItemIds(page, [named('Q&A', null), named('R&D', 'A | b')], stored(before));

    expect(idsOf(after)).toEqual(idsOf(before).toReversed());
  });

  it('keeps the id when a layout gives names to what had only descriptions', () => {
    const before = assignItemIds(page, [named(null, 'Ports.'), named(null, 'Ships.')], []);

    const after = assignItemIds(
      page,
      [named('Dusk', 'Ships.'), named('Heat', 'Ports.')],
      stored(before),
    );

    expect(idsOf(after)).toEqual(idsOf(before).toReversed());
  });

  it('makes a row that was rewritten altogether a new item', () => {
    const items = assignItemIds(
      page,
      [named('Heat', 'Ports.'), named('Night', 'Cranes.'), named('Tide', 'Mud.')],
      stored(first),
    );

    expect(idsOf(items)).toEqual([heat, expect.not.stringMatching(dusk ?? ''), tide]);
  });

  it('gives an item that comes back the id that it had', () => {
    const items = assignItemIds(
      page,
      [named('Dusk', 'Ships.')],
      [...stored(first.slice(0, 1)), ...stored(first.slice(1), gone)],
    );

    expect(idsOf(items)).toEqual([dusk]);
  });

  it('prefers an item that is there over a gone one of the same name', () => {
    const twins = assignItemIds(page, [named('Heat', 'One.'), named('Heat', 'Two.')], []);
    const [one, two] = twins;

    const items = assignItemIds(
      page,
      [named('Heat', 'Three.')],
      [...stored(one === undefined ? [] : [one], gone), ...stored(two === undefined ? [] : [two])],
    );

    expect(idsOf(items)).toEqual([two?.id]);
  });

  it('tells duplicates apart and keeps them apart', () => {
    const twins = [named('Heat', 'Same.'), named('Heat', 'Same.'), named('Heat', 'Other.')];
    const before = assignItemIds(page, twins, []);

    const after = assignItemIds(page, twins.toReversed(), stored(before));

    expect(new Set(idsOf(before)).size).toBe(3);
    expect(new Set(idsOf(after))).toEqual(new Set(idsOf(before)));
    expect(after[0]?.id).toBe(before[2]?.id);
  });

  it('never moves an id to another table', () => {
    const [item] = assignItemIds(
      page,
      [{ ...named('Heat', 'Ports.'), kind: 'issue' }],
      stored(first),
    );

    expect(idsOf(first)).not.toContain(item?.id);
  });

  it('never gives an id twice, whatever came before', () => {
    const row: fc.Arbitrary<Row> = fc
      .record({
        kind: fc.constantFrom('signal' as const, 'issue' as const),
        name: fc.constantFrom('a', 'b', null),
        description: fc.constantFrom('x', 'y', 'z'),
      })
      .map((fields) => aRow(fields));
    const versions = fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 6 });

    fc.assert(
      fc.property(versions, (history) => {
        let known: StoredItem[] = [];
        for (const version of history) {
          const items = assignItemIds(page, version, known);
          const ids = new Set(idsOf(items));

          expect(ids.size).toBe(version.length);
          expect(assignItemIds(page, version, known)).toEqual(items);
          expect(idsOf(assignItemIds(page, version, [...stored(items)]))).toEqual(idsOf(items));
          known = [
            ...stored(items),
            ...known
              .filter(({ item }) => !ids.has(item.id))
              .map((old) => ({ ...old, goneAt: gone })),
          ];
        }
      }),
      runs(100),
    );
  });
});
