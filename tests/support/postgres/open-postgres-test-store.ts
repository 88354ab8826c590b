import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { SCHEMA } from '../../../src/store/postgres/truth/schema-sql.ts';
import type { Store } from '../../../src/store/store.ts';
import { sharedPostgres } from './a-database.ts';
import type { PostgresServer } from './start-postgres.ts';

/** Keeps the rows of a database without content beside its tables, and makes them be as those again. */
const EMPTYING_SQL = `
  CREATE SCHEMA pristine;
  CREATE FUNCTION pristine.for_each_table(todo text) RETURNS void LANGUAGE plpgsql AS $body$
  DECLARE
    name text;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '${SCHEMA}' LOOP
      EXECUTE format(todo, name);
    END LOOP;
  END $body$;
  SELECT pristine.for_each_table('CREATE TABLE pristine.%1$I AS SELECT * FROM ${SCHEMA}.%1$I');`;
const EMPTY_SQL = `
  SELECT pristine.for_each_table(
    'DELETE FROM ${SCHEMA}.%1$I; INSERT INTO ${SCHEMA}.%1$I SELECT * FROM pristine.%1$I')`;

/** A database that is emptied for each test: to make one would take longer than most of them. */
interface Reused {
  readonly server: PostgresServer;
  readonly name: string;
  /** A file that follows it while it is empty; a store that finds a copy has nothing to build. */
  readonly projection: string;
}

let reused: Promise<Reused> | undefined;

async function makeReused(): Promise<Reused> {
  const server = await sharedPostgres();
  const name = 'store_contract';
  await server.createDatabase(name);
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-empty-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const projection = join(folder, 'projection.db');
  const store = await openPostgresStore({
    url: server.url(name),
    file: projection,
    events: silentEvents,
  });
  await store.close();
  await server.query(EMPTYING_SQL, name);
  return { server, name, projection };
}

/** An empty store in PostgreSQL with a projection of its own. One at a time: they share a database. */
export async function openPostgresTestStore(): Promise<Store> {
  reused ??= makeReused();
  const { server, name, projection } = await reused;
  await server.query(EMPTY_SQL, name);
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-store-'));
  const file = join(folder, 'projection.db');
  copyFileSync(projection, file);
  const store = await openPostgresStore({ url: server.url(name), file, events: silentEvents });
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
