import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SIGNING_SECRET } from './send-command.ts';

const Reading = z.object({
  /** Of the event loop, 99th percentile and worst, since `begin`. */
  lagMs: z.number(),
  worstLagMs: z.number(),
  rssMb: z.number(),
  cpuMs: z.number(),
});
export type Reading = z.infer<typeof Reading>;

/** A server in a process of its own, and what it says of itself. */
export interface MeasuredProcess {
  readonly port: number;
  begin(): Promise<void>;
  /** @param when - at `rest` garbage is collected first. */
  read(when: 'load' | 'rest'): Promise<Reading>;
  stop(): Promise<void>;
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Signalpost itself, its archive indexed; or, where its file follows a database that has the archive
 * already, as soon as it serves.
 *
 * @param databaseUrl - of that database. Default: the file is the truth itself.
 */
export function startSignalpost(
  apiUrl: string,
  archive: string,
  database: string,
  databaseUrl?: string,
): Promise<MeasuredProcess> {
  const ready = databaseUrl === undefined ? /archive was indexed/ : /"server-ready"/;
  return startProcess(path('../../../src/start.js'), ['serve'], ready, {
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    ARCHIVE_DIR: archive,
    DATABASE_FILE: database,
    DIGESTS_DIR: path('.'),
    HEALTH_PORT: '0',
    LOG_LEVEL: 'debug',
  });
}

export function startBareBolt(): Promise<MeasuredProcess> {
  return startProcess(path('bare-bolt.ts'), [], /ready/, {});
}

async function startProcess(
  program: string,
  args: readonly string[],
  ready: RegExp,
  environment: Readonly<Record<string, string>>,
): Promise<MeasuredProcess> {
  const port = await freePort();
  const child = fork(program, args, {
    execArgv: ['--import', path('watch-loop.ts')],
    env: {
      PATH: process.env.PATH,
      // As `start.js` would set it, but before what watches the loop is loaded.
      NODE_COMPILE_CACHE: path('../../../node_modules/.cache/compiled'),
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await said(child, ready);
  const ask = async (wanted: string): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(wanted);
    const [message] = await answer;
    return message;
  };
  return {
    port,
    begin: async () => void (await ask('begin')),
    read: async (when) => Reading.parse(await ask(when)),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function said(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (wanted.test(output)) {
        output = '';
        resolve();
      }
    });
    child.once('exit', (code) => reject(new Error(`It ended with code ${code}.\n${output}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
