import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import { buildPage } from '../workspace/bundle/build-page.ts';
import { createWorkspace } from '../workspace/create-workspace.ts';
import type { MoveClock, Workspace } from '../workspace/workspace.ts';
import { CHANNELS, PEOPLE } from './cast.ts';
import { nextMonday } from './next-monday.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

export interface OpenWorkspaceDeps {
  readonly log: Log;
  readonly clock: Clock;
  /** Decides which calls the weather hits: 0 up to 1. */
  readonly random: () => number;
  readonly moveClock: MoveClock;
}

export interface Secrets {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/**
 * Starts the playground's workspace with its page.
 *
 * @param options.port - another free one is taken when it is in use.
 * @param options.saved - where it ended the last time; undefined at the first.
 */
export async function openWorkspace(
  deps: OpenWorkspaceDeps,
  {
    secrets,
    saved,
    port,
  }: { readonly secrets: Secrets; readonly saved: unknown; readonly port: number },
): Promise<Workspace> {
  const page = await buildPage();
  const workspace = createWorkspace({
    ...deps,
    ...secrets,
    manifest: parse(await readFile(join(PROJECT, 'manifest.yml'), 'utf8')),
    people: PEOPLE,
    channels: CHANNELS,
    identity: { teamName: 'Northwind Foresight' },
    saved,
    page: () => page,
    clockGoal: nextMonday,
  });
  await startOnFreePort(workspace, port);
  return workspace;
}

async function startOnFreePort(workspace: Workspace, port: number): Promise<void> {
  try {
    await workspace.start({ port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) {
      throw error;
    }
    await workspace.start({ port: 0 });
  }
}
