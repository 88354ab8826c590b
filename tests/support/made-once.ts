import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** Longer than a busy machine takes to make anything that is worth it. */
const PATIENCE_MS = 120_000;

/**
 * A folder that one worker of a run makes and all others read. Where the making fails, whoever waits
 * for it makes it anew, and fails by itself.
 *
 * @param make - fills the empty folder that it is given.
 */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const made = join(inject('runFolder'), name);
  const making = `${made}.making`;
  const until = performance.now() + PATIENCE_MS;
  while (!existsSync(made)) {
    try {
      await mkdir(making);
    } catch (error) {
      if (performance.now() > until) {
        throw new Error(`${name} was not made in time by whoever began it.`, { cause: error });
      }
      await sleep(50);
      continue;
    }
    try {
      await make(making);
      await rename(making, made);
    } finally {
      await rm(making, { recursive: true, force: true });
    }
  }
  return made;
}
