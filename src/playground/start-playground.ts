import { mkdir, rm } from 'node:fs/promises';
import { type HeldState, holdState } from './hold-state.ts';
import type { Playground, PlaygroundDeps, PlaygroundOptions } from './playground.ts';
import { freshFolder, removeUnused, stateFolder } from './state-folder.ts';

/**
 * Starts a workspace on loopback, the real app in it, and an archive to ask;
 * no Slack account needed.
 *
 * @throws {PlaygroundBusyError} where one runs for the same archive, unless a fresh one was asked for.
 * @throws {StateFolderError}
 */
export async function startPlayground(
  deps: PlaygroundDeps,
  options: PlaygroundOptions,
): Promise<Playground> {
  const { archive, stateDir, fresh = false } = options;
  const folder = fresh ? await freshFolder(stateDir) : await stateFolder(archive, stateDir);
  const held = await holdState(deps, folder);
  try {
    const playground = await startIn(folder, held, deps, options);
    return fresh ? leavingNothing(playground, folder) : playground;
  } catch (error) {
    await held.release();
    throw error;
  }
}

function leavingNothing(playground: Playground, folder: string): Playground {
  return {
    ...playground,
    stop: async () => {
      await playground.stop();
      await removeUnused(folder);
    },
  };
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
