import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../../src/store/postgres/open-postgres-store.ts';
import { aDatabase, type TestDatabase } from '../../../support/postgres/a-database.ts';
import { hasPostgres } from '../../../support/postgres/find-postgres.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe.skipIf(!hasPostgres())('tables in PostgreSQL', () => {
  let database: TestDatabase;
  let file: string;

  beforeEach(async () => {
    database = await aDatabase();
    file = join(tempFolder(), 'copy.db');
  });

  const open = async (mode: 'reading' | 'writing') => {
    const store = await openPostgresStore({
      url: database.url,
      file,
      events: silentEvents,
      readonly: mode === 'reading',
    });
    onTestFinished(() => store.close());
    return store;
  };
  const asSuperuser = (sql: string) => database.server.query(sql, database.name);

  it('are made in a schema that was made for a user who may make none', async () => {
    await asSuperuser(`ALTER DATABASE ${database.name} OWNER TO postgres`);
    await asSuperuser('CREATE SCHEMA signalpost AUTHORIZATION signalpost');

    const store = await open('writing');

    expect((await store.archiveStatus()).pages).toBe(0);
  });

  it('are made beside those of others', async () => {
    await asSuperuser('CREATE TABLE public.page AS SELECT 7 AS id');

    const store = await open('writing');

    expect((await store.archiveStatus()).pages).toBe(0);
    expect((await asSuperuser('SELECT * FROM public.page')).rows).toEqual([{ id: 7 }]);
  });

  it('are not made by who only reads', async () => {
    await expect(open('reading')).rejects.toThrow(
      'Nothing of Signalpost is in the PostgreSQL database yet',
    );
    const { rows } = await asSuperuser("SELECT to_regnamespace('signalpost') AS schema");
    expect(rows).toEqual([{ schema: null }]);
  });

  it('are read by who only reads, and never brought up to date', async () => {
    await (await open('writing')).recordEvent('Ev1', {}, new Date('2036-11-24T09:00:00Z'));

    const store = await open('reading');

    expect(await store.waitingEvents(new Date('2036-11-25T09:00:00Z'), 5)).toHaveLength(1);
    await asSuperuser('UPDATE signalpost.replication_meta SET schema_version = schema_version - 1');
    await expect(open('reading')).rejects.toThrow('was written by an older Signalpost');
    await asSuperuser('UPDATE signalpost.replication_meta SET schema_version = 999');
    await expect(open('reading')).rejects.toMatchObject({ code: 'too-new' });
  });
});
