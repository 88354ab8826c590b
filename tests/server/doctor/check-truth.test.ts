import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { checkTruth } from '../../../src/server/doctor/check-truth.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { examineTruth } from '../../../src/store/postgres/truth/examine-truth.ts';
import { SCHEMA_VERSION } from '../../../src/store/sqlite/migrate.ts';
import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { freePort } from '../../support/postgres/free-port.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const MONDAY = new Date('2036-11-24T09:00:00Z');

describe.skipIf(!hasPostgres())('what the doctor finds in PostgreSQL', () => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await aDatabase();
    folder = tempFolder();
  });

  const fileOf = (name: string) => join(folder, `${name}.db`);
  const openOnce = (name: string) =>
    openPostgresStore({ url: database.url, file: fileOf(name), events: silentEvents });
  const open = async (name: string) => {
    const store = await openOnce(name);
    onTestFinished(() => store.close());
    return store;
  };
  const look = async (
    name: string,
    { url, now }: { readonly url?: string; readonly now?: () => Date } = {},
  ) => {
    const findings = await checkTruth(() =>
      examineTruth(url ?? database.url, fileOf(name), now ?? (() => new Date())),
    );
    return Object.fromEntries(findings.map((finding) => [finding.check, finding])) as Readonly<
      Record<string, Finding | undefined>
    >;
  };
  const asSuperuser = (sql: string) => database.server.query(sql, database.name);

  it('is nothing yet, and stays so', async () => {
    const found = await look('none');

    expect(found.postgres).toMatchObject({
      state: 'warning',
      symptom: expect.stringMatching(/^PostgreSQL \d+.* holds nothing of Signalpost yet$/),
    });
    expect(found['postgres-rights']).toMatchObject({ state: 'well' });
    expect(found['postgres-copy']).toMatchObject({ state: 'well' });
    const { rows } = await asSuperuser("SELECT to_regnamespace('signalpost') AS schema");
    expect(rows).toEqual([{ schema: null }]);
  });

  it('is well, and says how far the copy here is behind', async () => {
    await (await openOnce('here')).close();
    const elsewhere = await open('elsewhere');
    const before = await look('here');

    await elsewhere.recordEvent('Ev1', {}, MONDAY);
    await elsewhere.recordEvent('Ev2', {}, MONDAY);

    const after = await look('here');
    expect(before.postgres).toMatchObject({
      state: 'well',
      symptom: expect.stringMatching(new RegExp(`^PostgreSQL \\d.*, schema ${SCHEMA_VERSION}$`)),
    });
    expect(before['postgres-copy']?.symptom).toBe('the copy here has all of it');
    expect(after['postgres-copy']?.symptom).toMatch(/^the copy here is 2 changes behind/);
    expect(Object.values(after).map((finding) => finding?.state)).toEqual(Array(4).fill('well'));
  });

  it('knows no copy of another database', async () => {
    await open('here');
    database = await aDatabase();
    await open('elsewhere');

    const found = await look('here');

    expect(found['postgres-copy']?.symptom).toContain('there is no copy of it here yet');
  });

  it('is of a newer program', async () => {
    await open('here');
    await asSuperuser('UPDATE signalpost.replication_meta SET schema_version = 999');

    const found = await look('here');

    expect(found.postgres).toMatchObject({ state: 'trouble', remedy: 'Update this one.' });
  });

  it('names the rights that its user lacks', async () => {
    const may = await look('none');
    await asSuperuser(`ALTER DATABASE ${database.name} OWNER TO postgres`);
    const mayNot = await look('none');
    await asSuperuser(`GRANT CREATE ON DATABASE ${database.name} TO signalpost`);
    await open('here');
    await asSuperuser('ALTER TABLE signalpost.inbox OWNER TO postgres');
    const ownedByOther = await look('here');
    await asSuperuser('GRANT SELECT, INSERT, UPDATE, DELETE ON signalpost.inbox TO signalpost');
    const open1 = await look('here');

    expect(may['postgres-rights']).toMatchObject({ state: 'well' });
    expect(mayNot['postgres-rights']).toMatchObject({
      state: 'trouble',
      symptom: 'its user lacks CREATE',
    });
    expect(ownedByOther['postgres-rights']).toMatchObject({
      state: 'trouble',
      symptom: 'its user lacks SELECT, INSERT, UPDATE, DELETE on signalpost.inbox',
    });
    expect(open1['postgres-rights']?.symptom).toBe('its user lacks ownership of signalpost.inbox');
  });

  it('tells clocks that are apart', async () => {
    const now = () => new Date(Date.now() - 5 * 60_000);

    const found = await look('none', { now });

    expect(found['postgres-clock']).toMatchObject({
      state: 'warning',
      symptom: "this clock is 300 s behind the PostgreSQL server's",
    });
  });

  it('says why it cannot be used, and not how it was asked', async () => {
    const url = `postgres://mira:planted-canary@127.0.0.1:${await freePort()}/horizon`;

    const found = await look('none', { url });

    expect(Object.keys(found)).toEqual(['postgres']);
    expect(found.postgres).toMatchObject({
      state: 'trouble',
      cause: expect.stringContaining('nothing listens where DATABASE_URL says'),
    });
    expect(JSON.stringify(found)).not.toMatch(/canary|mira/);
  });

  it('leaves a schema of that name alone that is another program’s', async () => {
    await asSuperuser('CREATE SCHEMA signalpost; CREATE TABLE signalpost.theirs ()');

    const found = await look('none');

    expect(found.postgres?.cause).toContain('another program');
    await expect(open('here')).rejects.toMatchObject({ code: 'not-ours' });
  });
});
