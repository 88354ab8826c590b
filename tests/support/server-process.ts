import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));

/** What it is told so that it speaks to Slack in this way. */
export const TRANSPORTS = {
  socket: { SLACK_APP_TOKEN: 'xapp-test-token' },
  http: { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' },
} as const;
export type TransportName = keyof typeof TRANSPORTS;
export const BOTH_TRANSPORTS = ['socket', 'http'] as const satisfies readonly TransportName[];

/** How a process has ended. */
export interface Exit {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last line that it said; a sentence, where it failed. */
  readonly last: string;
}

/** `signalpost serve` as an operator runs it: a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  output(): string;
  /** Resolves with the facts of the first log line of this event. Rejects when it ends before. */
  logged(event: string): Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when it has ended. */
  readonly ended: Promise<Exit>;
  readiness(): Promise<{
    readonly status: number;
    readonly reasons: Readonly<Record<string, string>>;
  }>;
}

/** Starts it on an empty archive, with ports of the system's choice; killed when the test ends. */
export function startServerProcess(
  environment: Readonly<Record<string, string>>,
  options: {
    readonly nodeOptions?: readonly string[];
    /** Whether the test says something to the process itself. Default: not. */
    readonly withMessages?: boolean;
    /** Starts it by another program, as in another network. Default: none. */
    readonly by?: readonly string[];
  } = {},
): ServerProcess {
  const folder = tempFolder();
  mkdirSync(join(folder, 'archive'));
  mkdirSync(join(folder, 'digests'));
  const command = [process.execPath, ...(options.nodeOptions ?? []), START, 'serve'];
  const [program = '', ...args] = [...(options.by ?? []), ...command];
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', ...(options.withMessages === true ? ['ipc' as const] : [])],
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      DATABASE_FILE: join(folder, 'signalpost.db'),
      DIGESTS_DIR: join(folder, 'digests'),
      HEALTH_PORT: '0',
      PORT: '0',
      ...(environment.ARCHIVE_GIT_URL === undefined && { ARCHIVE_DIR: join(folder, 'archive') }),
      ...environment,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
      child.emit('said');
    });
  }
  const ended = once(child, 'close').then(([exitCode, signal]) => ({
    exitCode: exitCode as number | null,
    signal: signal as string | null,
    last: output.trim().split('\n').at(-1) ?? '',
  }));
  const find = (event: string) =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.event === event);
  const logged = async (event: string) => {
    for (;;) {
      const line = find(event);
      if (line !== undefined) {
        return line;
      }
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`ended before ${event}:\n${output}`);
      }
      await Promise.race([once(child, 'said'), ended]);
    }
  };
  return {
    child,
    output: () => output,
    logged,
    ended,
    readiness: async () => {
      const { port } = await logged('health-opened');
      const response = await fetch(`http://127.0.0.1:${String(port)}/readyz`);
      const { reasons } = (await response.json()) as { reasons: Record<string, string> };
      return { status: response.status, reasons };
    },
  };
}
