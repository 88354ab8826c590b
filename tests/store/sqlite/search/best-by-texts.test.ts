import Sqlite, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import type { Term } from '../../../../src/model/text/term.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/open-sqlite-store.ts';
import {
  createBestByTexts,
  isWorthReading,
} from '../../../../src/store/sqlite/search/best-by-texts.ts';
import { formOf } from '../../../../src/store/sqlite/words/likeness.ts';
import { aPageOf } from '../../../support/item-finder.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ITEMS_NOW = 1000;

function aTerm(text: string, items: number, fields: Partial<Term> = {}): Term {
  return { text, required: true, forms: [formOf([text], 'typed')], items, ...fields };
}

describe('choosing by texts', () => {
  let db: Database;
  beforeEach(async () => {
    const file = `${tempFolder()}/index.db`;
    const store = await openSqliteStore({ file, events: silentEvents });
    await store.putPages([
      aPageOf(1, [
        { name: 'Water for parks' },
        { name: 'Parks', description: 'Of water and trees.' },
        { name: 'Heat', description: 'Parks that need water.' },
        { name: 'Gardens', description: 'Nothing of either.' },
        { name: 'Parks of stone' },
        { name: 'Water for parks' },
      ]),
    ]);
    await store.close();
    db = new Sqlite(file, { readonly: true });
  });
  afterEach(() => db.close());

  const namesOfBest = (terms: readonly Term[], most: number) => {
    const rows = db.prepare<[], number>('SELECT row FROM item ORDER BY row').pluck().all();
    const best = createBestByTexts(db, () => ITEMS_NOW)(rows, terms, most);
    const name = db.prepare<[number], string>('SELECT name FROM item WHERE row = ?').pluck();
    return best.toReversed().map((row) => [row - (rows[0] ?? 0) + 1, name.get(row)]);
  };

  it('prefers words in names, all of them before one, and the newest of equals', () => {
    const best = namesOfBest([aTerm('water', 50), aTerm('parks', 50)], 4);

    expect(best).toEqual([
      [6, 'Water for parks'],
      [1, 'Water for parks'],
      [2, 'Parks'],
      [3, 'Heat'],
    ]);
  });

  it('lets rare words weigh more, and small ones nothing', () => {
    const rare = aTerm('stone', 1);
    const small = aTerm('for', 900, { required: false });

    expect(namesOfBest([aTerm('water', 500), rare, small], 1)).toEqual([[5, 'Parks of stone']]);
  });
});

describe('whether reading texts is worth it', () => {
  const terms = [aTerm('water', 30_000), aTerm('parks', 10_000)];

  it('asks how long the lists are that would be passed instead, and for a thousand at most', () => {
    expect(isWorthReading(200, terms)).toBe(true);
    expect(isWorthReading(201, terms)).toBe(false);
    expect(isWorthReading(1000, [aTerm('water', 10_000_000)])).toBe(true);
    expect(isWorthReading(1001, [aTerm('water', 10_000_000)])).toBe(false);
  });

  it('leaves beginnings of words to the lists, and small words out of account', () => {
    const open = { ...formOf(['wat'], 'start'), open: true };

    expect(isWorthReading(101, [aTerm('wat', 90_000, { forms: [open] })])).toBe(false);
    expect(isWorthReading(101, [aTerm('the', 90_000, { required: false })])).toBe(false);
  });
});
