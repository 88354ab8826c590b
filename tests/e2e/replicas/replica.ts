import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exit } from '../../support/server-output.ts';
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type DatabaseGate, openDatabaseGate } from './database-gate.ts';
import { type FastTime, REAL_TIME } from './fast-time.ts';
import { MACHINE_CLOCK } from './machine-clock-settings.ts';
import type { OwnNetwork } from './own-network.ts';
import { openSlackGate, type SlackGate } from './slack-gate.ts';

/** How a life has ended. */
export interface LifeEnd extends Exit {
  /** Whether `kill` did it; every other SIGKILL is the system's, as where memory runs out. */
  readonly wasKilled: boolean;
}

/** One machine: a server process, and its ways to Slack and to PostgreSQL. */
export interface Replica {
  readonly name: string;
  /** Its address, as this machine knows it. */
  readonly address: string;
  /** Null where it shares this machine's. */
  readonly network: OwnNetwork | null;
  readonly slack: SlackGate;
  /** Null on SQLite. */
  readonly database: DatabaseGate | null;
  /** Its own file: on PostgreSQL the projection. */
  readonly databaseFile: string;
  /** Starts the process, and waits for nothing. */
  begin(): void;
  /** Resolves when the process that was begun last serves. */
  ready(): Promise<void>;
  /** Both. */
  start(): Promise<void>;
  /** Resolves when the process that was begun last has ended. */
  ended(): Promise<LifeEnd>;
  /** Of the process that was begun last. */
  pid(): number | undefined;
  /** Without a word. */
  kill(): Promise<void>;
  /** In order. @returns the exit code. */
  end(): Promise<number | null>;
  /** SIGSTOP: as a machine that hangs. Kept from one who is dead. */
  pause(): void;
  resume(): void;
  /** Its machine's clock is wrong by so much from now on. */
  setSkew(ms: number): void;
  isUp(): boolean;
  /** Null while it takes no requests. */
  slackPort(): number | null;
  readiness: ServerProcess['readiness'];
  /** What its lives have said, one after another. */
  output(): string;
}

export interface ReplicaOptions {
  readonly name: string;
  readonly workspaceUrl: string;
  /** Default: SQLite. */
  readonly databaseUrl?: string;
  /** What all replicas share. */
  readonly environment: Readonly<Record<string, string>>;
  readonly time?: FastTime;
  /** Default: this machine's. */
  readonly network?: OwnNetwork;
}

const CLOCK = fileURLToPath(new URL('./machine-clock.ts', import.meta.url));

export async function aReplica({
  name,
  workspaceUrl,
  databaseUrl,
  environment,
  time = REAL_TIME,
  network,
}: ReplicaOptions): Promise<Replica> {
  const here = network?.here ?? '127.0.0.1';
  const slack = await openSlackGate(workspaceUrl, here);
  const database = databaseUrl === undefined ? null : new URL(databaseUrl);
  const gate = database === null ? null : await openDatabaseGate(Number(database.port), here);
  const databaseFile = join(tempFolder(), `${name}.db`);
  const lives: ServerProcess[] = [];
  const killed = new Set<ServerProcess>();
  let skewMs = 0;
  let port: number | null = null;

  const life = () => {
    const last = lives.at(-1);
    if (last === undefined) {
      throw new Error(`${name} was never begun.`);
    }
    return last;
  };
  const begin = () => {
    const server = startServerProcess(
      {
        ...environment,
        SLACK_API_URL: `${slack.origin}/api/`,
        DATABASE_FILE: databaseFile,
        [MACHINE_CLOCK]: JSON.stringify({ ...time, skewMs }),
        HOST: network === undefined ? '127.0.0.1' : '0.0.0.0',
        ...(database !== null && { DATABASE_URL: through(database, here, gate?.port ?? 0) }),
      },
      {
        nodeOptions: ['--import', CLOCK],
        withMessages: true,
        ...(network !== undefined && { by: network.run }),
      },
    );
    lives.push(server);
  };
  const ready = async () => {
    const current = life();
    const { slackPort } = await current.logged('server-ready');
    if (current === lives.at(-1)) {
      port = typeof slackPort === 'number' ? slackPort : null;
    }
  };
  const isUp = () => {
    const child = lives.at(-1)?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  };
  const over = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const current = life();
    const { child, ended } = current;
    if (signal === 'SIGKILL') {
      killed.add(current);
      port = null;
    }
    child.kill(signal);
    const { exitCode } = await ended;
    port = null;
    return exitCode;
  };

  return {
    name,
    address: network?.there ?? '127.0.0.1',
    network: network ?? null,
    slack,
    database: gate,
    databaseFile,
    begin,
    ready,
    start: async () => {
      // In fast time a busy machine may be too slow for it; a supervisor would begin it anew.
      for (let tries = time.rate === 1 ? 1 : 3; ; tries -= 1) {
        begin();
        try {
          await ready();
          return;
        } catch (error) {
          if (tries === 1) {
            throw error;
          }
        }
      }
    },
    ended: async () => {
      const current = life();
      const exit = await current.ended;
      port = null;
      return { ...exit, wasKilled: exit.signal === 'SIGKILL' && killed.has(current) };
    },
    pid: () => life().child.pid,
    kill: async () => void (await over('SIGKILL')),
    end: () => over('SIGTERM'),
    pause: () => void life().child.kill('SIGSTOP'),
    resume: () => void life().child.kill('SIGCONT'),
    setSkew: (ms) => {
      skewMs = ms;
      if (isUp()) {
        life().child.send({ skewMs });
      }
    },
    isUp,
    slackPort: () => port,
    readiness: () => life().readiness(),
    output: () => lives.map((server) => server.output()).join('\n— the next life\n'),
  };
}

function through(database: URL, host: string, port: number): string {
  const url = new URL(database);
  url.hostname = host;
  url.port = String(port);
  return url.href;
}
