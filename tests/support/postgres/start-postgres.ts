import { execFile } from 'node:child_process';
import { appendFileSync, chownSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Pool, type QueryResult } from 'pg';
import { postgresPrograms } from './find-postgres.ts';
import { freePort } from './free-port.ts';
import { keepFolder } from './keep-folder.ts';
import { type ServerUser, serverUser } from './server-user.ts';

const run = promisify(execFile);

/** Who is asked for by the addresses that tests use: owns its databases, and may nothing else. */
const ROLE = 'signalpost';
/** With what an address must escape; a text that no log may hold. */
export const PASSWORD = 'planted:canary/p@ss%word';

type Settings = Readonly<Record<string, string>>;

/**
 * Nothing outlives a power failure, which no test has; what was committed outlives the server's
 * death (synchronous_commit stays on, else its last 200 ms would not). Few buffers, since several servers may
 * run on one machine.
 */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  max_connections: '100',
  log_min_messages: 'warning',
  // A test's few rows need none of what runs beside: 0.04 s of CPU at each start.
  autovacuum: 'off',
  max_logical_replication_workers: '0',
};

/** A PostgreSQL of the tests' own, on 127.0.0.1. */
export interface PostgresServer {
  readonly port: number;
  /** Where it keeps everything, and its socket. */
  readonly folder: string;
  /** Of the first process, for signals. */
  pid(): number;
  /** What it has logged. */
  log(): string;
  /** The address of a database for a role that owns it, with its password. */
  url(database: string): string;
  /** Runs statements as the superuser. */
  query(sql: string, database?: string): Promise<QueryResult>;
  /** Makes a database that the role owns: empty, or a copy of another that nobody is connected to. */
  createDatabase(name: string, options?: { readonly copyOf?: string }): Promise<void>;
  /** Removes a database, with whoever is connected. */
  dropDatabase(name: string): Promise<void>;
  /** Other settings, from the next start on. */
  set(settings: Settings): void;
  start(): Promise<void>;
  /** `fast` breaks transactions off and tells clients; `immediate` as after a crash. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  /** Ends the first process by SIGKILL; the others notice. */
  kill(): void;
  /** Stops it, and removes what it kept. */
  remove(): Promise<void>;
}

export interface PostgresOptions {
  /** On which disk its data lie. Default: where temporary files are. */
  readonly parent?: string;
  /** Beside, or instead of, what tests need. */
  readonly settings?: Settings;
  /** By their names, to lie beside its data: certificates, or who may come in. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Makes a server and starts it: a second. It ends with this process at the latest. */
export async function startPostgres({
  parent,
  settings = {},
  files = {},
}: PostgresOptions = {}): Promise<PostgresServer> {
  const programs = postgresPrograms();
  const user = serverUser();
  const folder = keepFolder(user, parent);
  const data = join(folder.path, 'data');
  const log = join(folder.path, 'log');
  const port = await freePort();
  const control = (...args: readonly string[]) =>
    run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-s', ...args], { ...user, cwd: '/' });
  const pid = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const superuser = { host: folder.path, port, user: 'postgres' };
  // A new connection is 40 ms of the server's CPU: the one for what belongs to no database stays.
  const kept = new Pool({
    ...superuser,
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  });
  // A server that was stopped has ended it; the next statement gets another.
  kept.on('error', () => {});
  const query = async (sql: string, database?: string) => {
    if (database === undefined) {
      return kept.query(sql);
    }
    const client = new Client({ ...superuser, database });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const server: PostgresServer = {
    port,
    folder: folder.path,
    pid,
    log: () => readFileSync(log, 'utf8'),
    url: (database) =>
      `postgres://${ROLE}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`,
    query,
    createDatabase: async (name, { copyOf = 'template0' } = {}) => {
      // By copying files: with a connection 0.1 s of CPU, instead of 0.2 by way of the log.
      await query(`CREATE DATABASE ${name} OWNER ${ROLE} TEMPLATE ${copyOf} STRATEGY file_copy`);
    },
    dropDatabase: async (name) => {
      await query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
    set: (others) => {
      const lines = Object.entries(others).map(([name, value]) => `${name} = '${value}'\n`);
      appendFileSync(join(data, 'postgresql.auto.conf'), lines.join(''));
    },
    start: async () => {
      await control('-l', log, 'start').catch((cause: unknown) => {
        throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8')}`, { cause });
      });
    },
    stop: async (how) => {
      await control('-m', how, 'stop');
    },
    kill: () => void process.kill(pid(), 'SIGKILL'),
    remove: async () => {
      await kept.end();
      await folder.remove();
    },
  };

  made ??= makeData(programs, user);
  await run('cp', ['-R', await made, data], { ...user, cwd: '/' });
  const chosen = { ...SETTINGS, port: String(port), unix_socket_directories: folder.path };
  server.set({ ...chosen, ...settings });
  for (const [name, text] of Object.entries(files)) {
    writeAs(user, join(data, name), text);
  }
  await server.start();
  await query(`CREATE ROLE ${ROLE} LOGIN PASSWORD '${PASSWORD}'`);
  return server;
}

let made: Promise<string> | undefined;

/** The data of a server that was never started: 0.45 s of CPU, of which a copy takes a tenth. */
async function makeData(programs: string, user: ServerUser): Promise<string> {
  const folder = keepFolder(user).path;
  const data = join(folder, 'data');
  const locally = ['--auth-local=trust', '--auth-host=scram-sha-256', '--username=postgres'];
  const shape = ['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  await run(join(programs, 'initdb'), ['-D', data, ...locally, ...shape, passwordFile(folder)], {
    ...user,
    cwd: '/',
  });
  return data;
}

/** The superuser comes by the socket alone: initdb asks for a password all the same. */
function passwordFile(folder: string): string {
  const path = join(folder, 'password');
  writeFileSync(path, `${PASSWORD}\n`);
  return `--pwfile=${path}`;
}

/** Keys must be for nobody else to read. */
function writeAs({ uid, gid }: ServerUser, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) {
    chownSync(file, uid, gid);
  }
}
