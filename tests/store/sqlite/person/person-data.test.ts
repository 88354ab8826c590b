import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  exportPerson,
  forgetInDatabase,
} from '../../../../src/store/sqlite/person/open-person-data.ts';
import { PERSON_COLUMNS } from '../../../../src/store/sqlite/person/person-columns.ts';
import { anItem, aPage, aRow, jonas, mira } from '../../../support/builders.ts';
import { openTestStore } from '../../../support/open-store.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const now = new Date('2026-11-23T09:00:00Z');

async function aDatabase() {
  const file = join(tempFolder(), 'signalpost.db');
  const store = await openTestStore(file);
  onTestFinished(() => store.close());
  const page = aPage();
  await store.putPages([page]);
  const item = anItem(aRow(), page.summary.id, 0).id;
  for (const actor of [mira, jonas]) {
    await store.addMark({ itemId: item, actor, mark: { kind: 'button' }, at: now });
  }
  await store.saveResultList({
    id: 'list',
    actor: mira,
    text: 'drones',
    kinds: ['signal'],
    createdAt: now,
  });
  await store.keepName(mira, 'Mira Lang', now);
  await store.recordEvent('Ev1', { event: { user: mira.user } }, now);
  await store.finishEvent('Ev1', now);
  return { file, store, item };
}

/** Whether a text stands anywhere in the file's rows. */
function holds(db: Database, text: string): boolean {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5%'",
    )
    .pluck()
    .all();
  return tables.some((table) =>
    JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()).includes(text),
  );
}

describe("a person's data", () => {
  it('is exported as it is stored, and nobody else with it', async () => {
    const { file } = await aDatabase();

    const data = await exportPerson(file, mira.user);

    expect(data).toMatchObject({
      result_list: [{ text: 'drones' }],
      mark: [{ kind: 'button' }],
      inbox: [{ event_id: 'Ev1' }],
      decision: [],
    });
    expect(JSON.stringify(data)).not.toContain(jonas.user);
  });

  it('leaves with the person, while their flag goes on counting', async () => {
    const { file, store, item } = await aDatabase();

    const forgotten = await forgetInDatabase(file, mira.user);
    const flags = await store.flags(mira.team, item);
    const db = new Sqlite(file, { readonly: true });
    const isLeft = holds(db, mira.user) || holds(db, 'Mira Lang');
    db.close();

    expect(forgotten).toMatchObject({ dropped: 3, unnamed: 1 });
    expect(isLeft).toBe(false);
    expect(flags.map(({ user }) => String(user)).toSorted()).toEqual(
      [String(jonas.user), forgotten.pseudonym].toSorted(),
    );
  });

  it('is looked for in every column that names people', async () => {
    const { file } = await aDatabase();
    const db = new Sqlite(file, { readonly: true });
    const columns = db
      .prepare<[], { table: string; column: string }>(
        `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table'
           AND (c.name IN ('user', 'person', 'by', 'author', 'maker', 'assignee', 'user_id')
             OR c.name LIKE '%\\_by' ESCAPE '\\'
             OR t.name || '.' || c.name IN
               ('made_digest.owner', 'made_digest.channel', 'mute.holder', 'digest_run.channel'))`,
      )
      .all();
    db.close();

    const known = PERSON_COLUMNS.map(({ table, column }) => `${table}.${column}`);

    expect(columns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      known.toSorted(),
    );
  });
});
