import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
import {
  aDatabase,
  aLastingDatabase,
  type TestDatabase,
} from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
const LATER = new Date(MONDAY.getTime() + 1);

const readIn = (file: string, sql: string): readonly unknown[] => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
};
/** What has come to a replica's own file, which tells without its catching up. */
const cameTo = (file: string) => readIn(file, 'SELECT event_id FROM inbox');
const countPages = (file: string) => readIn(file, 'SELECT count(*) FROM page')[0];
const contentOf = (file: string) =>
  new Map([...databaseContent(file)].filter(([table]) => table !== 'projection'));

// Each start of one takes half a second of CPU, for its four threads: these are started once.
describe.skipIf(!hasPostgres())('two replicas that serve', () => {
  let folder: string;
  let archive: string;
  let database: TestDatabase;
  let one: ReplicatedStore;
  let other: ReplicatedStore;
  const fileOf = (name: 'one' | 'other') => join(folder, `${name}.db`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signalpost-'));
    archive = join(folder, 'archive');
    database = await aLastingDatabase();
    const open = (name: 'one' | 'other') => openOver(database, fileOf(name));
    [one, other] = await Promise.all([open('one'), open('other')]);
    return async () => {
      await Promise.all([one.close(), other.close()]);
      rmSync(folder, { recursive: true });
    };
  });

  it('hear of what another wrote, without asking', async () => {
    await one.recordEvent('Ev1', {}, MONDAY);

    await vi.waitFor(() => expect(cameTo(fileOf('other'))).toEqual(['Ev1']), PATIENTLY);
    expect(await other.replica.lag()).toEqual({ kind: 'following', changes: 0 });
  });

  it('answer from what another indexed', async () => {
    writeArchive(archive, { pages: 8 });

    await (await openTestIndex(archive, { store: one })).run();
    await vi.waitFor(
      async () => expect(await other.replica.lag()).toMatchObject({ changes: 0 }),
      PATIENTLY,
    );

    expect(await other.archiveStatus()).toEqual(await one.archiveStatus());
    expect(contentDifferences(contentOf(fileOf('one')), contentOf(fileOf('other')))).toEqual([]);
  });

  it('begin an index anew whose plan another replica has made void', async () => {
    writeArchive(archive, { pages: 12 });
    await one.knownFiles();

    await (await openTestIndex(archive, { store: other })).run();

    await expect(one.completeIndex(MONDAY)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('Another replica wrote pages'),
    });
    await (await openTestIndex(archive, { store: one })).run();
    expect(contentDifferences(contentOf(fileOf('other')), contentOf(fileOf('one')))).toEqual([]);
  });

  it('agree on the time', () => {
    for (const { replica } of [one, other]) {
      const difference = replica.now().getTime() - Date.now();

      // One machine, so its clock is the database's.
      expect(Math.abs(difference)).toBeLessThan(1000);
    }
  });

  it('answer by what they have while the database is away, and write nothing', async () => {
    await one.recordEvent('Ev2', {}, MONDAY);
    const waiting = await one.waitingEvents(LATER, 3);
    const { server, name } = database;

    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await server.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );

    await expect(one.recordEvent('Ev3', {}, MONDAY)).rejects.toMatchObject({
      name: 'StoreError',
    });
    expect(waiting.map(({ id }) => id)).toContain('Ev2');
    expect(await one.waitingEvents(LATER, 3)).toEqual(waiting);
    await expect(one.probe(MONDAY)).rejects.toMatchObject({ name: 'StoreError' });

    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect(await one.recordEvent('Ev4', {}, MONDAY)).toBe('new');
  });

  // The last: neither follows from here on.
  it('say why they follow no more, once another version has the tables', async () => {
    await database.server.query(
      'UPDATE signalpost.replication_meta SET schema_version = schema_version + 1',
      database.name,
    );

    const lost = { kind: 'lost', reason: expect.stringMatching(/^Another version of Signalpost/) };
    expect(await one.replica.lag()).toMatchObject(lost);
    await vi.waitFor(
      async () => expect(await one.replica.lag()).toMatchObject({ since: expect.any(Date) }),
      PATIENTLY,
    );
  });
});

describe.skipIf(!hasPostgres())('replicas that come and go', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = tempFolder();
    database = await aDatabase();
  });

  const fileOf = (name: string) => join(folder, `${name}.db`);
  const open = async (name: string): Promise<ReplicatedStore> => {
    const store = await openOver(database, fileOf(name));
    onTestFinished(() => store.close());
    return store;
  };

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
    const pagesByThen = countPages(fileOf('late'));

    expect(pagesByThen).toBeLessThan(12);
    await vi.waitFor(() => expect(countPages(fileOf('late'))).toBe(12), PATIENTLY);
  });

  it('leave no connection behind when they are closed in the middle of their work, twice', async () => {
    const { server, name } = database;
    const store = await open('one');
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.recordEvent(`Ev${n}`, {}, MONDAY)),
    );

    await store.close();
    await store.close();

    const connections = async () =>
      (await server.query(`SELECT pid FROM pg_stat_activity WHERE datname = '${name}'`)).rows;
    await vi.waitFor(async () => expect(await connections()).toEqual([]), PATIENTLY);
  });
});

function openOver({ url }: TestDatabase, file: string): Promise<ReplicatedStore> {
  return openThreadedPostgresStore({ url, file, events: silentEvents });
}
