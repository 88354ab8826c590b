import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import {
  openThreadedPostgresStore,
  type ReplicatedStore,
} from '../../../src/store/postgres/threads/open-threaded-postgres-store.ts';
import { contentDifferences } from '../../support/content-differences.ts';
import { databaseContent } from '../../support/database-content.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
/** How long another thread may take to index eight pages, on a busy machine. */
const LATER = new Date(MONDAY.getTime() + 1);

describe.skipIf(!hasPostgres())('replicas that serve', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = tempFolder();
    database = await aDatabase();
  });

  const fileOf = (name: string) => join(folder, `${name}.db`);
  const open = async (name: string): Promise<ReplicatedStore> => {
    const store = await openThreadedPostgresStore({
      url: database.url,
      file: fileOf(name),
      events: silentEvents,
    });
    onTestFinished(() => store.close());
    return store;
  };
  /** What has come to a replica's own file, which tells without its catching up. */
  const readIn = (name: string, sql: string): readonly unknown[] => {
    const db = new Sqlite(fileOf(name), { readonly: true });
    try {
      return db.prepare(sql).pluck().all();
    } finally {
      db.close();
    }
  };
  const cameTo = (name: string) => readIn(name, 'SELECT event_id FROM inbox');
  const countPages = (name: string) => readIn(name, 'SELECT count(*) FROM page')[0];

  it('hear of what another wrote, without asking', async () => {
    const [one, other] = await Promise.all([open('one'), open('other')]);

    await one.recordEvent('Ev1', {}, MONDAY);

    await vi.waitFor(() => expect(cameTo('other')).toEqual(['Ev1']), PATIENTLY);
    expect(await other.replica.lag()).toEqual({ kind: 'following', changes: 0 });
  });

  it('answer from what another indexed', async () => {
    const archive = join(folder, 'archive');
    writeArchive(archive, { pages: 8 });
    const [one, other] = await Promise.all([open('one'), open('other')]);

    await (await openTestIndex(archive, { store: one })).run();
    await vi.waitFor(
      async () => expect(await other.replica.lag()).toMatchObject({ changes: 0 }),
      PATIENTLY,
    );

    expect(await other.archiveStatus()).toEqual(await one.archiveStatus());
    expect(contentDifferences(contentOf('one'), contentOf('other'))).toEqual([]);
  });

  it('write a click between the pages that another indexed meanwhile', async () => {
    const archive = join(folder, 'archive');
    await (await open('late')).close();
    const one = await open('one');
    for (const pages of [4, 8, 12]) {
      writeArchive(archive, { pages });
      await (await openTestIndex(archive, { store: one })).run();
    }

    const late = await open('late');
    await late.recordEvent('Ev1', {}, MONDAY);
    const pagesByThen = countPages('late');

    expect(pagesByThen).toBeLessThan(12);
    await vi.waitFor(() => expect(countPages('late')).toBe(12), PATIENTLY);
  });

  it('begin an index anew whose plan another replica has made void', async () => {
    const archive = join(folder, 'archive');
    writeArchive(archive, { pages: 4 });
    const [one, other] = await Promise.all([open('one'), open('other')]);
    await one.knownFiles();

    await (await openTestIndex(archive, { store: other })).run();

    await expect(one.completeIndex(MONDAY)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('Another replica wrote pages'),
    });
    await (await openTestIndex(archive, { store: one })).run();
    expect(contentDifferences(contentOf('other'), contentOf('one'))).toEqual([]);
  });

  it('leave no connection behind when they are closed in the middle of their work', async () => {
    const { server, name, url } = database;
    const store = await openThreadedPostgresStore({
      url,
      file: fileOf('one'),
      events: silentEvents,
    });
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.recordEvent(`Ev${n}`, {}, MONDAY)),
    );

    await store.close();

    const connections = async () =>
      (await server.query(`SELECT pid FROM pg_stat_activity WHERE datname = '${name}'`)).rows;
    await vi.waitFor(async () => expect(await connections()).toEqual([]), PATIENTLY);
  });

  it('can be closed twice', async () => {
    const store = await open('one');

    await store.close();
    await store.close();
  });

  it('agree on the time', async () => {
    const store = await open('one');

    const difference = store.replica.now().getTime() - Date.now();

    // One machine, so its clock is the database's.
    expect(Math.abs(difference)).toBeLessThan(1000);
  });

  it('answer by what they have while the database is away, and write nothing', async () => {
    const store = await open('one');
    await store.recordEvent('Ev1', {}, MONDAY);
    const { server, name } = database;

    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await server.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );

    await expect(store.recordEvent('Ev2', {}, MONDAY)).rejects.toMatchObject({
      name: 'StoreError',
    });
    expect(await store.waitingEvents(LATER, 3)).toHaveLength(1);
    await expect(store.probe(MONDAY)).rejects.toMatchObject({ name: 'StoreError' });

    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect(await store.recordEvent('Ev3', {}, MONDAY)).toBe('new');
  });

  it('say why they follow no more, once another version has the tables', async () => {
    const { replica } = await open('one');

    await database.server.query(
      'UPDATE signalpost.replication_meta SET schema_version = schema_version + 1',
      database.name,
    );

    const lost = { kind: 'lost', reason: expect.stringMatching(/^Another version of Signalpost/) };
    expect(await replica.lag()).toMatchObject(lost);
    await vi.waitFor(
      async () => expect(await replica.lag()).toMatchObject({ since: expect.any(Date) }),
      PATIENTLY,
    );
  });

  function contentOf(name: string) {
    return new Map([...databaseContent(fileOf(name))].filter(([table]) => table !== 'projection'));
  }
});
