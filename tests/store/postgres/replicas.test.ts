import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPool } from '../../../src/store/postgres/connection/connect.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { createTruth } from '../../../src/store/postgres/truth/truth.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { contentDifferences } from '../../support/content-differences.ts';
import { databaseContent } from '../../support/database-content.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { createRandom } from '../../support/random.ts';
import { type LeftFile, stirArchive } from '../../support/stir-archive.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
const MINUTE_MS = 60_000;
describe.skipIf(!hasPostgres())('replicas of one database', () => {
  let folder: string;
  let database: TestDatabase;
  let url: string;

  beforeEach(async () => {
    folder = tempFolder();
    database = await aDatabase();
    ({ url } = database);
  });

  const fileOf = (name: string) => join(folder, `${name}.db`);
  const open = async (name: string): Promise<Store> => {
    const store = await openPostgresStore({ url, file: fileOf(name), events: silentEvents });
    onTestFinished(() => store.close());
    return store;
  };

  it('read at once what another has written', async () => {
    const [one, other] = await Promise.all([open('one'), open('other')]);

    await one.recordEvent('Ev1', { type: 'message' }, MONDAY);

    const waiting = await other.waitingEvents(new Date(MONDAY.getTime() + 1), 3);
    expect(waiting.map(({ id }) => id)).toEqual(['Ev1']);
  });

  it('let one of several be first, however many try at once', async () => {
    const stores = await Promise.all([open('a'), open('b'), open('c')]);

    const rounds = Array.from({ length: 10 }, (_, round) => `Ev${round}`);
    const states = await Promise.all(
      rounds.flatMap((id) => stores.map((store) => store.recordEvent(id, {}, MONDAY))),
    );

    expect(states.filter((state) => state === 'new')).toHaveLength(rounds.length);
  });

  it('give a lease to one of them at a time', async () => {
    const stores = await Promise.all([open('a'), open('b'), open('c')]);

    const outcomes = await Promise.all(
      stores.map((store, at) => store.holdLease('index', `replica ${at}`, MONDAY, MINUTE_MS)),
    );

    expect(outcomes.filter(({ kind }) => kind === 'held')).toHaveLength(1);
  });

  it('write nothing of what fails, and all of what others write with it', async () => {
    const store = await open('one');
    const long = 'x'.repeat(40);

    const outcomes = await Promise.allSettled([
      store.recordEvent('Ev1', {}, MONDAY),
      // What JSON cannot say is refused within the transaction that all three share.
      store.recordEvent('Ev2', { number: 1n }, MONDAY),
      store.recordEvent('Ev3', { long }, MONDAY),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const other = await open('other');
    const waiting = await other.waitingEvents(new Date(MONDAY.getTime() + 1), 3);
    expect(waiting.map(({ id }) => id)).toEqual(['Ev1', 'Ev3']);
  });

  it('hold the same as one another, and as a file of its own, while an archive changes', async () => {
    const archive = join(folder, 'archive');
    writeArchive(archive, { pages: 12, seed: 4 });
    const [one, other] = await Promise.all([open('one'), open('other')]);
    const alone = await openSqliteStore({ file: fileOf('alone'), events: silentEvents });
    onTestFinished(() => alone.close());

    // Both index in turn, as a lease that wanders would have it.
    const left: LeftFile[] = [];
    for (const [week, store] of [one, other, one].entries()) {
      for (const indexed of [store, alone]) {
        const index = await openTestIndex(archive, { store: indexed });
        await index.run();
      }
      stirArchive(archive, week + 1, left);
    }
    await Promise.all([one.archiveStatus(), other.archiveStatus()]);
    await open('late');

    const truth = withoutProjection(databaseContent(fileOf('alone')));
    for (const name of ['one', 'other', 'late']) {
      const content = withoutProjection(databaseContent(fileOf(name)));
      expect({ name, differences: contentDifferences(truth, content) }).toEqual({
        name,
        differences: [],
      });
    }
  });

  it.each([
    ['garbage', (file: string) => writeFileSync(file, 'no database'.repeat(1000))],
    ['a torn page', tear],
    ['nothing', (file: string) => writeFileSync(file, '')],
  ])('build their file anew from %s', async (_, damage) => {
    const store = await openPostgresStore({ url, file: fileOf('one'), events: silentEvents });
    await store.recordEvent('Ev1', {}, MONDAY);
    await store.close();
    damage(fileOf('one'));

    const again = await open('one');

    const waiting = await again.waitingEvents(new Date(MONDAY.getTime() + 1), 3);
    expect(waiting.map(({ id }) => id)).toEqual(['Ev1']);
  });

  it('build their file anew when it follows another database', async () => {
    const elsewhere = await openPostgresStore({
      url: (await aDatabase()).url,
      file: fileOf('one'),
      events: silentEvents,
    });
    await elsewhere.recordEvent('Ev9', {}, MONDAY);
    await elsewhere.close();

    const here = await open('one');

    expect(await here.waitingEvents(new Date(MONDAY.getTime() + 1), 3)).toEqual([]);
  });

  it('follow by the tables where the log does not reach back far enough', async () => {
    const pool = openPool(url);
    onTestFinished(() => pool.end());
    const [one, other] = await Promise.all([open('one'), open('other')]);
    await one.recordEvent('Ev1', {}, MONDAY);
    await database.server.query(
      "UPDATE signalpost.replication_change SET at = at - interval '7 hours'",
      database.name,
    );
    await createTruth(pool).prune();

    expect(await other.waitingEvents(new Date(MONDAY.getTime() + 1), 3)).toHaveLength(1);
  });

  it('touch no file that is a truth of its own', async () => {
    const alone = await openSqliteStore({ file: fileOf('one'), events: silentEvents });
    await alone.recordEvent('Ev1', {}, MONDAY);
    await alone.close();

    await expect(open('one')).rejects.toThrow(/is a database of its own.*move --to/);

    const still = await openSqliteStore({ file: fileOf('one'), events: silentEvents });
    onTestFinished(() => still.close());
    expect(await still.waitingEvents(new Date(MONDAY.getTime() + 1), 3)).toHaveLength(1);
  });

  it('are not written to without their database', async () => {
    const store = await openPostgresStore({ url, file: fileOf('one'), events: silentEvents });
    await store.close();

    await expect(openSqliteStore({ file: fileOf('one'), events: silentEvents })).rejects.toThrow(
      /copy that follows a PostgreSQL database/,
    );
  });
});

function withoutProjection(content: ReadonlyMap<string, readonly string[]>) {
  return new Map([...content].filter(([table]) => table !== 'projection'));
}

function tear(file: string): void {
  const db = new Sqlite(file);
  const page = Number(
    db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'inbox'").pluck().get(),
  );
  const size = Number(db.pragma('page_size', { simple: true }));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = Buffer.alloc(size, createRandom(1).int(1, 255));
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, size, (page - 1) * size);
  closeSync(handle);
}
