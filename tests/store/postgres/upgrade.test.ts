import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPool } from '../../../src/store/postgres/connection/connect.ts';
import { inTransaction } from '../../../src/store/postgres/connection/transaction.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { makeTruthOf } from '../../../src/store/postgres/truth/prepare-truth.ts';
import { SCHEMA_VERSION } from '../../../src/store/sqlite/migrate.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { contentDifferences } from '../../support/content-differences.ts';
import { databaseContent } from '../../support/database-content.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { recordEvents } from '../../support/record-events.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
/** Written by the program of then: six pages, a run, a share, flags and a decision. */
const EARLIER = 14;
const released = new URL(`../sqlite/released/schema-${EARLIER}.db.gz`, import.meta.url);

describe.skipIf(!hasPostgres())('tables in PostgreSQL of an earlier version', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = tempFolder();
    database = await aDatabase();
  });

  const fileOf = (name: string) => join(folder, `${name}.db`);
  const open = async (name: string) => {
    const events = recordEvents();
    const store = await openPostgresStore({ url: database.url, file: fileOf(name), events });
    onTestFinished(() => store.close());
    return { store, events };
  };
  const setVersion = (version: number) =>
    database.server.query(
      `UPDATE signalpost.replication_meta SET schema_version = ${version}`,
      database.name,
    );
  /** Makes them as that version had them, with what its file holds. */
  const makeEarlier = async (file: string) => {
    const pool = openPool(database.url);
    const db = new Sqlite(file, { readonly: true });
    await inTransaction(pool, 'READ WRITE', (client) => makeTruthOf(client, db));
    db.close();
    await pool.end();
    await setVersion(EARLIER);
  };

  it('are brought up to date by one of three replicas that start at once, and nothing is lost', async () => {
    const alone = fileOf('alone');
    writeFileSync(alone, gunzipSync(readFileSync(released)));
    await makeEarlier(alone);

    const replicas = await Promise.all([open('one'), open('two'), open('three')]);

    expect(replicas.flatMap(({ events }) => events.of('truth-updated'))).toEqual([
      { from: EARLIER, version: SCHEMA_VERSION },
    ]);
    await (await openSqliteStore({ file: alone, events: recordEvents() })).close();
    const expected = contentOf(alone);
    for (const name of ['one', 'two', 'three']) {
      expect(contentDifferences(expected, contentOf(fileOf(name)))).toEqual([]);
    }
    const [one, two] = replicas;
    await one?.store.recordEvent('Ev99', {}, MONDAY);
    expect(await two?.store.recordEvent('Ev99', {}, MONDAY)).toBe('waiting');
  });

  it('are neither written to nor followed by one that a newer version has overtaken', async () => {
    const { store } = await open('older');
    await store.recordEvent('Ev1', {}, MONDAY);
    await setVersion(SCHEMA_VERSION + 1);
    // As the newer one writes: rows of a table that this one does not know.
    await database.server.query(
      `INSERT INTO signalpost.replication_change (domain, number, commit_id, changes)
         VALUES ('work', 2, gen_random_uuid(), '{"unheard_of": {"keys": [[1]], "rows": [[1]]}}');
       UPDATE signalpost.replication_head SET number = 2 WHERE domain = 'work'`,
      database.name,
    );

    const overtaken = {
      code: 'too-new',
      message: expect.stringMatching(/^Another version .* start it anew with that version\.$/),
    };
    await expect(store.recordEvent('Ev2', {}, MONDAY)).rejects.toMatchObject(overtaken);
    await expect(store.probe(MONDAY)).rejects.toMatchObject(overtaken);
    expect(await store.waitingEvents(new Date(MONDAY.getTime() + 1), 3)).toHaveLength(1);
    await expect(open('older too')).rejects.toMatchObject({
      code: 'too-new',
      message: expect.stringMatching(/^The PostgreSQL database was written by a newer Signalpost/),
    });
  });
});

function contentOf(file: string) {
  return new Map([...databaseContent(file)].filter(([table]) => table !== 'projection'));
}
