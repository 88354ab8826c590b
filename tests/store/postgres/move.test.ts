import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { moveToFile } from '../../../src/store/postgres/move/move-to-file.ts';
import { moveToPostgres } from '../../../src/store/postgres/move/move-to-postgres.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { contentDifferences } from '../../support/content-differences.ts';
import { databaseContent } from '../../support/database-content.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');
const LATER = new Date('2036-11-24T10:00:00Z');

describe.skipIf(!hasPostgres())('moving a database', () => {
  let folder: string;
  let file: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = tempFolder();
    file = join(folder, 'signalpost.db');
    database = await aDatabase();
    const archive = join(folder, 'archive');
    writeArchive(archive, { pages: 6 });
    const store = await openSqliteStore({ file, events: silentEvents });
    await (await openTestIndex(archive, { store })).run();
    await store.recordEvent('Ev1', { text: 'Zoë \\ "quoted" 🚩 \u0007' }, MONDAY);
    await store.holdLease('writer', 'a server', MONDAY, 30_000);
    await store.close();
  });

  it('takes everything to PostgreSQL and back, and leaves neither side to be used twice', async () => {
    const before = databaseContent(file);

    const { kept, rows } = await moveToPostgres(file, database.url, LATER);
    const back = await moveToFile(database.url, file);

    expect(rows).toMatchObject({ page: 6, inbox: 1, archive: 1 });
    expect(back.rows).toEqual(rows);
    expect(kept).toBe(`${file}.moved`);
    expect(back.kept).toMatch(/^signalpost_moved_\d{8}_\d{6}$/);
    expect(contentDifferences(withoutLeases(before), withoutLeases(databaseContent(file)))).toEqual(
      [],
    );
    await expect(moveToFile(database.url, `${file}.2`)).rejects.toThrow(/holds nothing/);
  });

  it('is gone on with from PostgreSQL, where an event that was handled is known', async () => {
    await moveToPostgres(file, database.url, LATER);

    const store = await openPostgresStore({ url: database.url, file, events: silentEvents });
    onTestFinished(() => store.close());

    expect(await store.recordEvent('Ev1', {}, LATER)).toBe('waiting');
    expect((await store.archiveStatus()).pages).toBe(6);
  });

  it('waits for no server to use the file, nor the database', async () => {
    await expect(moveToPostgres(file, database.url, MONDAY)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('Stop it first'),
    });
    expect(existsSync(file)).toBe(true);

    await moveToPostgres(file, database.url, LATER);
    const replica = await openPostgresStore({ url: database.url, file, events: silentEvents });
    onTestFinished(() => replica.close());
    await expect(moveToFile(database.url, join(folder, 'back.db'))).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('Stop all replicas'),
    });
  });

  it('moves nothing over what is there', async () => {
    const replica = await openPostgresStore({
      url: database.url,
      file: join(folder, 'replica.db'),
      events: silentEvents,
    });
    await replica.recordEvent('Ev9', {}, MONDAY);
    await replica.close();

    await expect(moveToPostgres(file, database.url, LATER)).rejects.toMatchObject({
      code: 'not-ours',
    });

    const taken = writeIn(folder, 'taken.db', 'something');
    await expect(moveToFile(database.url, taken)).rejects.toThrow(/exists, and was left as it is/);
    expect(existsSync(file)).toBe(true);
  });

  it('puts no table aside where what was copied is no sound database', async () => {
    const { server, name, url } = database;
    await moveToPostgres(file, url, LATER);
    await server.query('DELETE FROM signalpost.page', name);

    const back = join(folder, 'back.db');
    await expect(moveToFile(url, back)).rejects.toMatchObject({ code: 'damaged' });

    const { rows } = await server.query("SELECT to_regnamespace('signalpost') AS schema", name);
    expect(rows).toEqual([{ schema: 'signalpost' }]);
    expect([back, `${back}.part`].filter((one) => existsSync(one))).toEqual([]);
  });

  it('keeps what was moved, and says where, when it cannot take the place of the file', async () => {
    await moveToPostgres(file, database.url, LATER);
    const back = join(folder, 'back.db');
    mkdirSync(`${back}.projection`);

    const failure: unknown = await moveToFile(database.url, back).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /moved to .*\/back\.db\.part, .* in the schema signalpost_moved_\d{8}_\d{6}\./,
      ),
    });
    expect(databaseContent(`${back}.part`).get('page')).toHaveLength(6);
    // Nor does the next try take it away.
    await expect(moveToFile(database.url, back)).rejects.toThrow(/holds nothing/);
    expect(existsSync(`${back}.part`)).toBe(true);
  });

  it('moves nothing where a row did not arrive as it was', async () => {
    const { server, name, url } = database;
    // A column too narrow for what comes: the server cuts it without a word.
    await server.query(
      `CREATE FUNCTION public.spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
         IF to_regclass('signalpost.inbox') IS NOT NULL AND to_regclass('public.spoilt') IS NULL THEN
           CREATE TABLE public.spoilt ();
           CREATE FUNCTION public.cut() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN NEW.body = left(NEW.body, 5); RETURN NEW; END';
           CREATE TRIGGER cut BEFORE INSERT ON signalpost.inbox FOR EACH ROW EXECUTE FUNCTION public.cut();
         END IF;
       END $$;
       CREATE EVENT TRIGGER spoil ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.spoil();
       GRANT ALL ON SCHEMA public TO PUBLIC`,
      name,
    );

    await expect(moveToPostgres(file, url, LATER)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('"inbox" did not arrive as it was'),
    });

    expect(existsSync(file)).toBe(true);
    const { rows } = await server.query("SELECT to_regnamespace('signalpost') AS schema", name);
    expect(rows).toEqual([{ schema: null }]);
  });
});

function withoutLeases(content: ReadonlyMap<string, readonly string[]>) {
  return new Map([...content].filter(([table]) => table !== 'lease'));
}
