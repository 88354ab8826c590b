import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Moment } from './end-process-at.ts';

const program = fileURLToPath(new URL('index-child.ts', import.meta.url));
/** When an indexer is killed from outside: some ms after it said its n-th step, from 1. */
export interface StepMoment {
  readonly kind: 'step';
  readonly n: number;
  readonly delayMs: number;
}

export interface IndexerRun {
  readonly folder: string;
  readonly database: string;
  /** What its clock says, in ISO. */
  readonly now: string;
  /** Default: it may finish. */
  readonly killAt?: Moment | StepMoment;
}

export interface IndexerEnd {
  readonly killed: boolean;
  /** What it said it would do next, in order. */
  readonly steps: readonly string[];
}

/** Runs an indexer in a process of its own and waits for its end. */
export async function runIndexer({
  folder,
  database,
  now,
  killAt,
}: IndexerRun): Promise<IndexerEnd> {
  const moment = killAt?.kind === 'step' ? undefined : killAt;
  const args = [program, folder, database, now, JSON.stringify(moment ?? null)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const steps: string[] = [];
  for await (const step of createInterface({ input: child.stdout })) {
    steps.push(step);
    if (killAt?.kind === 'step' && killAt.n === steps.length) {
      await setTimeout(killAt.delayMs);
      child.kill('SIGKILL');
    }
  }
  await ended;
  if (child.signalCode === null && child.exitCode !== 0) {
    throw new Error(`The indexer failed with code ${child.exitCode} after: ${steps.join(', ')}.`);
  }
  return { killed: child.signalCode === 'SIGKILL', steps };
}

/** How many SQL statements a finished indexer ran. */
export function statementsOf({ steps }: IndexerEnd): number {
  return Number(/^statements (\d+)$/.exec(steps.at(-1) ?? '')?.[1]);
}
