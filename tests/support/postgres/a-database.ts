import { whenTestEnds } from '../side-by-side.ts';
import { type PostgresServer, startPostgres } from './start-postgres.ts';

let shared: Promise<PostgresServer> | undefined;
let made = 0;

/** The one PostgreSQL of this process, which ends with it. No test may stop it. */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= startPostgres();
  return shared;
}

export interface TestDatabase {
  readonly name: string;
  /** Where a store finds it, password included. */
  readonly url: string;
  readonly server: PostgresServer;
}

interface DatabaseOptions {
  /** Another that nobody is connected to. Default: an empty one. */
  readonly copyOf?: string;
}

/** A database of a test's own in the server that all share, until the test ends: 20 ms. */
export async function aDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const database = await aLastingDatabase(options);
  whenTestEnds(() => database.server.dropDatabase(database.name));
  return database;
}

/** The same for as long as the server that all share: for tests that have it in common. */
export async function aLastingDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const server = await sharedPostgres();
  made += 1;
  const name = `test_${made}`;
  await server.createDatabase(name, options);
  return { name, url: server.url(name), server };
}

/** A server of a test's own, for it to stop and break, until the test ends. */
export async function aPostgres(
  options: Parameters<typeof startPostgres>[0] = {},
): Promise<PostgresServer> {
  const server = await startPostgres(options);
  whenTestEnds(() => server.remove());
  return server;
}
