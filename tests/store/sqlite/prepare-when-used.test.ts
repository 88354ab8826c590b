import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openDatabase } from '../../../src/store/sqlite/file/open-database.ts';
import { prepareWhenUsed } from '../../../src/store/sqlite/prepare-when-used.ts';
import { roomsOver } from '../../../src/store/sqlite/rooms-over.ts';

/** A database that notes what was compiled. */
function noting() {
  const db = new Sqlite(':memory:');
  const compiled: string[] = [];
  const noted = Object.create(db, {
    prepare: {
      value: (source: string) => {
        compiled.push(source);
        return db.prepare(source);
      },
    },
  }) as typeof db;
  return { db: prepareWhenUsed(noted), compiled };
}

describe('prepareWhenUsed', () => {
  it('compiles a statement once, when it is used', () => {
    const { db, compiled } = noting();
    const one = db.prepare<[], { n: number }>('SELECT 1 AS n');
    db.prepare('SELECT wrong FROM nowhere');
    expect(compiled).toEqual([]);

    expect([one.get(), one.all(), [...one.iterate()]]).toEqual([{ n: 1 }, [{ n: 1 }], [{ n: 1 }]]);

    expect(compiled).toEqual(['SELECT 1 AS n']);
  });

  it('keeps how a statement was set up, before its use and after', () => {
    const { db, compiled } = noting();
    const one = db.prepare<[], unknown>('SELECT 9007199254740993 AS n').pluck().safeIntegers();
    expect(compiled).toEqual([]);

    expect(one.get()).toBe(9007199254740993n);
    expect(one.pluck(false).get()).toEqual({ n: 9007199254740993n });
    expect(one.raw().get()).toEqual([9007199254740993n]);
  });

  it('takes part in transactions and changes of the database it was made of', () => {
    const { db } = noting();
    const put = db.prepare<[number]>('INSERT INTO mark VALUES (?)');
    db.exec('CREATE TABLE mark (n)');
    const fail = db.transaction(() => {
      expect(put.run(1).changes).toBe(1);
      expect(db.inTransaction).toBe(true);
      throw new Error('taken back');
    });

    expect(fail).toThrow('taken back');

    expect(db.prepare('SELECT * FROM mark').all()).toEqual([]);
  });
});

it('every statement that the rooms name fits the schema', async () => {
  const db = await openDatabase({ file: ':memory:', events: silentEvents });
  const read = async <T>(work: () => T) => work();

  expect(() => roomsOver({ db, read, write: read, isWaitedFor: () => false })).not.toThrow();
});
