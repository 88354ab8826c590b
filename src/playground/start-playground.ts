import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type HeldState, holdState } from './hold-state.ts';
import type { Playground, PlaygroundDeps, PlaygroundOptions } from './playground.ts';

/**
 * Starts a workspace on loopback, the real app in it, and an archive to ask;
 * no Slack account needed.
 *
 * @throws {PlaygroundBusyError} where one runs for the same archive.
 */
export async function startPlayground(
  deps: PlaygroundDeps,
  options: PlaygroundOptions,
): Promise<Playground> {
  const folder = await stateFolder(options);
  const held = await holdState(deps, folder);
  try {
    return await startIn(folder, held, deps, options);
  } catch (error) {
    await held.release();
    throw error;
  }
}

async function startIn(
  folder: string,
  held: HeldState,
  deps: PlaygroundDeps,
  options: PlaygroundOptions,
): Promise<Playground> {
  if (options.reset) {
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true });
  // Slack's libraries take longer to load than it takes to say that one runs already.
  const { openPlayground } = await import('./playground.ts');
  const playground = await openPlayground(deps, options, folder);
  await held.announce(playground.url);
  return {
    ...playground,
    stop: async () => {
      await held.leave();
      try {
        await playground.stop();
      } finally {
        await held.release();
      }
    },
  };
}

/** Where the state of this archive is kept; what lies around it is made. */
async function stateFolder({ archive, stateDir }: PlaygroundOptions): Promise<string> {
  const name =
    archive === null
      ? 'demo'
      : createHash('sha256').update(resolve(archive)).digest('hex').slice(0, 12);
  const around = stateDir ?? join(tmpdir(), 'signalpost-playground');
  await mkdir(around, { recursive: true });
  return join(around, name);
}
