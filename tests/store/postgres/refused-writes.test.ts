import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { serverUser } from '../../support/postgres/server-user.ts';
import { enlarge, mayMount, smallDisk } from '../../support/small-disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
const LATER = new Date(MONDAY.getTime() + 1);
/** Some hundred kilobytes, which PostgreSQL cannot make small. */
const large = Array.from({ length: 40_000 }, (_, n) => Math.imul(n + 7, 2_654_435_761) >>> 0);

describe.skipIf(!hasPostgres())('a write that PostgreSQL refuses', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await aDatabase();
  });

  const open = async (): Promise<Store> => {
    const file = join(tempFolder(), 'copy.db');
    const store = await openPostgresStore({ url: database.url, file, events: silentEvents });
    onTestFinished(() => store.close());
    return store;
  };
  const asSuperuser = (sql: string) => database.server.query(sql, database.name);
  const waiting = async (store: Store) =>
    (await store.waitingEvents(LATER, 3)).map(({ id }) => id).toSorted();
  const refused = (code: string, sentence: string) => ({
    name: 'StoreError',
    code,
    message: expect.stringContaining(sentence),
  });

  it.skipIf(!mayMount)(
    'for want of room leaves everything as it was, and is done when there is some',
    async () => {
      const { server, name } = database;
      const disk = smallDisk(16_384);
      const { uid = -1, gid = -1 } = serverUser();
      chownSync(disk, uid, gid);
      await server.query(`CREATE TABLESPACE ${name}_small OWNER signalpost LOCATION '${disk}'`);
      onTestFinished(async () => {
        await server.query(`ALTER DATABASE ${name} SET TABLESPACE pg_default`).catch(() => {});
        await server.query(`DROP TABLESPACE IF EXISTS ${name}_small`).catch(() => {});
      });
      await server.query(`ALTER DATABASE ${name} SET TABLESPACE ${name}_small`);
      const store = await open();
      await store.recordEvent('Ev1', {}, MONDAY);

      const accepted = ['Ev1'];
      const fill = async () => {
        for (let n = 2; n < 200; n += 1) {
          await store.recordEvent(`Ev${n}`, { large }, MONDAY);
          accepted.push(`Ev${n}`);
        }
      };
      await expect(fill()).rejects.toMatchObject(
        refused('disk-full', 'The disk of the PostgreSQL server is full. Make room'),
      );
      expect(await waiting(store)).toEqual(accepted.toSorted());

      enlarge(disk, 65_536);
      expect(await store.recordEvent('Ev999', {}, MONDAY)).toBe('new');
      const { rows } = await asSuperuser('SELECT count(*)::integer AS count FROM signalpost.inbox');
      expect(rows).toEqual([{ count: accepted.length + 1 }]);
    },
  );

  it.each([
    [
      'that was broken off',
      `CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN PERFORM pg_cancel_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NEW; END';
       CREATE TRIGGER stop BEFORE INSERT ON signalpost.inbox FOR EACH ROW EXECUTE FUNCTION public.stop()`,
      'DROP TRIGGER stop ON signalpost.inbox',
      refused('busy', 'PostgreSQL broke a statement off'),
    ],
    [
      'for want of a right',
      'ALTER TABLE signalpost.inbox OWNER TO postgres; REVOKE ALL ON signalpost.inbox FROM signalpost',
      'ALTER TABLE signalpost.inbox OWNER TO signalpost; GRANT ALL ON signalpost.inbox TO signalpost',
      refused('unavailable', 'lacks a right in PostgreSQL'),
    ],
    [
      'in a database for reading only',
      `CREATE FUNCTION public.closed() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN RAISE EXCEPTION ''closed'' USING ERRCODE = ''25006''; END';
       CREATE TRIGGER closed BEFORE INSERT ON signalpost.inbox FOR EACH ROW EXECUTE FUNCTION public.closed()`,
      'DROP TRIGGER closed ON signalpost.inbox',
      refused('read-only', 'PostgreSQL takes no writing'),
    ],
  ])('%s leaves nothing half-written', async (_, hinder, free, refusal) => {
    const store = await open();
    await store.recordEvent('Ev1', {}, MONDAY);
    await asSuperuser(hinder);

    await expect(store.recordEvent('Ev2', {}, MONDAY)).rejects.toMatchObject(refusal);
    const meanwhile = await waiting(store);
    await asSuperuser(free);
    await store.recordEvent('Ev3', {}, MONDAY);

    expect(meanwhile).toEqual(['Ev1']);
    expect(await waiting(store)).toEqual(['Ev1', 'Ev3']);
    const { rows } = await asSuperuser('SELECT event_id FROM signalpost.inbox ORDER BY event_id');
    expect(rows).toEqual([{ event_id: 'Ev1' }, { event_id: 'Ev3' }]);
  });

  it('is not tried where the schema is another program’s', async () => {
    await asSuperuser('CREATE SCHEMA signalpost; CREATE TABLE signalpost.theirs ()');

    await expect(open()).rejects.toMatchObject(
      refused('not-ours', 'has a schema named "signalpost" that is another program\'s'),
    );
  });

  it('is not tried where the right to make the schema is missing', async () => {
    await asSuperuser(`ALTER DATABASE ${database.name} OWNER TO postgres`);

    await expect(open()).rejects.toMatchObject(
      refused('unavailable', 'lacks a right in PostgreSQL: let it own its database'),
    );
  });
});
