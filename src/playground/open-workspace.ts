import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import { fitManifest } from '../slack/manifest/fit-manifest.ts';
import { buildPage } from '../workspace/bundle/build-page.ts';
import { createWorkspace } from '../workspace/create-workspace.ts';
import type { MoveClock, Workspace } from '../workspace/workspace.ts';
import { CHANNELS, PEOPLE } from './cast.ts';
import { nextMonday } from './next-monday.ts';

/** Where the articles of the demo archive are. */
export const UNFURL_DOMAINS = ['example.org'];

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
    manifest: await appManifest(),
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

/** The app's manifest as an operator has it fitted. @throws where it cannot be fitted. */
async function appManifest(): Promise<unknown> {
  const text = await readFile(join(PROJECT, 'manifest.yml'), 'utf8');
  const fitted = fitManifest(text, { unfurlDomains: UNFURL_DOMAINS });
  if (fitted.kind === 'refused') {
    throw new Error(fitted.problem);
  }
  return fitted.document.toJS();
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
