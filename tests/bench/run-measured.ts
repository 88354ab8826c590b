import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const REPORT_USAGE = new URL('./report-usage.ts', import.meta.url).href;
/** The operating system counts memory in KB, and what is written in blocks of 512 bytes. */
const KB_PER_MB = 1024;
const BLOCKS_PER_MB = 2048;

const Usage = z.object({ cpuMs: z.number(), maxRSS: z.number(), fsWrite: z.number() });

/** What a process took, from its start to its end, in all of its threads. */
export interface Measured {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMb: number;
  readonly writtenMb: number;
  /** What it printed. */
  readonly out: string;
}

export interface MeasuredRun {
  readonly program: URL;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** It serves until it is told to end: it is, when it has printed this. */
  readonly endAfter?: string;
}

/**
 * Runs a program of ours in a process of its own, so that nothing is warm and memory is its own.
 *
 * @throws {Error} where it fails, or ends without having come to its end.
 */
export async function runMeasured(run: MeasuredRun): Promise<Measured> {
  const { program, args = [], environment = {}, endAfter } = run;
  const begun = performance.now();
  const file = fileURLToPath(program);
  const child = spawn(process.execPath, ['--import', REPORT_USAGE, file, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let out = '';
  let told = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (endAfter !== undefined && out.includes(endAfter)) {
      child.kill('SIGINT');
    }
  });
  const usage = child.stdio[3];
  usage?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const [exitCode] = await once(child, 'close');
  const wallMs = performance.now() - begun;
  if (exitCode !== 0 || told === '') {
    throw new Error(`${file} ${args.join(' ')} ended with ${String(exitCode)}.`);
  }
  const { cpuMs, maxRSS, fsWrite } = Usage.parse(JSON.parse(told));
  return { cpuMs, wallMs, out, peakMb: maxRSS / KB_PER_MB, writtenMb: fsWrite / BLOCKS_PER_MB };
}
