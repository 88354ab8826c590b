import { callbackify } from 'node:util';
import {
  Client,
  type ClientBase,
  type ClientConfig,
  type CustomTypesConfig,
  Pool,
  types,
} from 'pg';
import { readDatabaseUrl } from './database-url.ts';
import { examineServer } from './examine-server.ts';
import { toStoreError } from './to-store-error.ts';

/** A connection takes milliseconds, one to another continent half a second; an event is waited for 3 s. */
const CONNECT_MS = 2000;
/** Of one thread: a commit, questions beside it, and who copies. A server has 100 for everybody. */
const MOST_CONNECTIONS = 4;
/** Kept open while nobody needs it, so that the next command need not connect. */
const IDLE_MS = 60_000;
/** Firewalls forget a silent connection after minutes. */
const KEEPALIVE_AFTER_MS = 10_000;

/**
 * The server's own limits, in ms. A statement of ours takes milliseconds, the largest commit of an
 * index a second; who needs longer says so within its transaction (`SET LOCAL`). A replica that is
 * stopped in the middle of a transaction loses its locks after the third.
 */
const LIMITS = {
  statement_timeout: 8000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 30_000,
};
/** Where nothing at all comes back. Past the server's limits, whose answers say more. */
const SILENCE_MS = 10_000;

/** Integers of 64 bits. Ours are instants in ms, counts and ids: numbers, as SQLite gives them. */
const INT8 = 20;
const ourTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format),
};

/** Sets what cannot stand in the greeting: poolers between us and the server refuse it there. */
const SETTINGS_SQL = Object.entries(LIMITS)
  .map(([name, ms]) => `SET ${name} = ${ms};`)
  .join(' ');

/**
 * Connections for whoever needs one for a moment, made when they are needed: to open it asks nothing
 * of the server. Each was found usable (`examineServer`) before anybody gets it.
 *
 * @throws {StoreError} for an address that cannot be used.
 */
export function openPool(url: string): Pool {
  const pool = new Pool({
    ...clientConfig(url),
    Client: ClosingClient,
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    verify: callbackify(prepare),
  });
  // One that nobody uses was lost: the next to need one gets another, or hears why there is none.
  pool.on('error', () => {});
  return pool;
}

/**
 * A connection to be kept, for LISTEN. Its end is told by its event `end`.
 *
 * @throws {StoreError}
 */
export async function connectClient(url: string): Promise<Client> {
  const client = new Client(clientConfig(url));
  try {
    await client.connect();
    await prepare(client);
    return client;
  } catch (error) {
    // It may never have been open; what matters is thrown.
    client.end().catch(() => {});
    throw toStoreError(error);
  }
}

/**
 * The driver's, and closed where it failed to connect. Its pool forgets such a one with its socket
 * open, where it was this end that gave up (a password is wanted and there is none): the server holds
 * one of its connections ready for it for a minute.
 */
class ClosingClient extends Client {
  override connect(): Promise<Client>;
  override connect(told: Told): void;
  override connect(told?: Told): Promise<Client> | undefined {
    if (told === undefined) {
      return super.connect();
    }
    super.connect((error: Error) => {
      if (error instanceof Error) {
        // What matters is told; there may be nothing to close.
        this.end().catch(() => {});
      }
      Reflect.apply(told, undefined, [error]);
    });
    return undefined;
  }
}

type Told = ((error: Error) => void) | ((error: null, client: Client) => void);

function clientConfig(url: string): ClientConfig {
  return {
    ...readDatabaseUrl(url),
    application_name: 'signalpost',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: SILENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_AFTER_MS,
    types: ourTypes,
  };
}

async function prepare(client: ClientBase): Promise<void> {
  // A loss is told to the statement under way or to the next; unheard here it would end the process.
  client.on('error', () => {});
  await client.query(SETTINGS_SQL);
  await examineServer(client);
}
