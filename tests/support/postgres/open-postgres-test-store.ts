import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPool } from '../../../src/store/postgres/connection/connect.ts';
import { storeOver } from '../../../src/store/postgres/open-postgres-store.ts';
import { replicaOver } from '../../../src/store/postgres/open-replica.ts';
import type { Store } from '../../../src/store/store.ts';
import { sharedPostgres } from './a-database.ts';
import { makeEmptying } from './empty-truth.ts';

/** A database that is emptied for each test: to make one would take longer than most of them. */
interface Reused {
  /** Stays open, since a server that knows a connection answers in half the time of a new one. */
  readonly pool: Pool;
  /** A file that follows it while it is empty; a store that finds a copy has nothing to build. */
  readonly projection: string;
  readonly empty: () => Promise<void>;
}

let reused: Promise<Reused> | undefined;

async function makeReused(): Promise<Reused> {
  const server = await sharedPostgres();
  const name = 'store_contract';
  await server.createDatabase(name);
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-empty-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const projection = join(folder, 'projection.db');
  const pool = openPool(server.url(name));
  const replica = await replicaOver(pool, { file: projection, events: silentEvents });
  await replica.close();
  return { pool, projection, empty: await makeEmptying(pool) };
}

/** An empty store in PostgreSQL with a projection of its own. One at a time: they share a database. */
export async function openPostgresTestStore(): Promise<Store> {
  reused ??= makeReused();
  const { pool, projection, empty } = await reused;
  await empty();
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-store-'));
  const file = join(folder, 'projection.db');
  copyFileSync(projection, file);
  const store = await storeOver(await replicaOver(pool, { file, events: silentEvents }));
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
