import { main } from '../../src/cli/main.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Environment } from '../../src/server/config/environment.ts';
import { createManualClock } from '../support/manual-clock.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly environment?: Environment;
  /** Whether standard output is a terminal. Default: false. */
  readonly terminal?: boolean;
  /** Default: stands still at 2026-11-24T09:00:00Z. */
  readonly clock?: Clock;
  /** What the command is told to stop by. Default: nothing. */
  readonly stopped?: AbortSignal;
}

/** Runs a command in this process, as start.js would. */
export async function runCli(
  argv: readonly string[],
  {
    environment = {},
    terminal = false,
    clock = createManualClock('2026-11-24T09:00:00Z'),
    stopped = new AbortController().signal,
  }: CliOptions = {},
): Promise<CliRun> {
  let out = '';
  let err = '';
  const exitCode = await main(argv, {
    environment,
    clock,
    out: {
      isTerminal: terminal,
      write: async (text) => {
        out += text;
      },
    },
    err: {
      isTerminal: terminal,
      write: async (text) => {
        err += text;
      },
    },
    stopSignal: () => stopped,
    uncaught: () => new AbortController().signal,
  });
  return { exitCode, out, err };
}
