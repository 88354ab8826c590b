import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type HeardServer, listenTo } from './server-output.ts';
import { aServerPlace } from './server-place.ts';
import { whenTestEnds } from './side-by-side.ts';

const START = fileURLToPath(new URL('../../src/start.js', import.meta.url));

/** `signalpost serve` as an operator runs it: a process of its own. */
export interface ServerProcess extends HeardServer {
  readonly child: ChildProcess;
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
  const { folder, environment: told } = aServerPlace(environment);
  const command = [process.execPath, ...(options.nodeOptions ?? []), START, 'serve'];
  const [program = '', ...args] = [...(options.by ?? []), ...command];
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', ...(options.withMessages === true ? ['ipc' as const] : [])],
    env: { PATH: process.env.PATH, ...told },
  });
  whenTestEnds(() => void child.kill('SIGKILL'));
  const exit = once(child, 'close').then(([exitCode, signal]) => ({
    exitCode: exitCode as number | null,
    signal: signal as string | null,
  }));
  const { hear, ...heard } = listenTo(exit);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => hear(String(chunk)));
  }
  return { child, ...heard };
}
