import { spawn } from 'node:child_process';
import type { Environment } from '../server/config/environment.ts';
import type { Io } from './io.ts';

/** Ends by itself when all fits on the screen, keeps colours, and leaves the text where it is. */
const LESS = 'FRX';

/**
 * Writes a text that may be long: on a terminal through the pager that PAGER names, `less` when it
 * names none. `PAGER=cat` or an empty one goes without, as does a pager that is not there.
 */
export async function writeLong(io: Io, text: string): Promise<void> {
  const { PAGER = 'less' } = io.environment;
  const [program, ...args] = PAGER.split(' ').filter((part) => part !== '');
  const isShown =
    io.out.isTerminal &&
    io.out.mayPage === true &&
    program !== undefined &&
    program !== 'cat' &&
    (await page({ program, args, environment: io.environment }, text));
  if (!isShown) {
    await io.out.write(text);
  }
}

interface Pager {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Environment;
}

/** @returns whether the pager took the text; a reader who leaves it early has seen enough. */
function page({ program, args, environment }: Pager, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS, ...environment },
    });
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
    // Quitting a pager closes its input, which is no failure.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
