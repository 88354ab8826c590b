import type { App } from '@slack/bolt';
import { afterAll, beforeAll } from 'vitest';
import type { WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { aPageForTests, type PageForTests, type Pages } from './page-for-tests.ts';
import { startWorkspacePage, type WorkspacePage } from './workspace-page.ts';

/** One workspace for all tests of a block, and its page for each. */
export interface WatchedStage extends Omit<WorkspacePage, 'stop'> {
  /** The page of the running test, as Mira sees it. */
  readonly mine: PageForTests;
}

/**
 * Starts a workspace before the tests of the block that calls it, opens its page for them, and holds
 * each to have met no trouble: no error in the console, no request elsewhere.
 */
export function aWatchedStage(
  build: (app: App) => void = () => {},
  { pages = 'fresh', ...options }: Partial<WorkspaceOptions> & { readonly pages?: Pages } = {},
): WatchedStage {
  let started: WorkspacePage | undefined;
  const stage = () => {
    if (started === undefined) {
      throw new Error('The stage is there while its tests run, not before.');
    }
    return started;
  };

  beforeAll(async () => {
    started = await startWorkspacePage(build, options);
  });
  afterAll(() => stage().stop());

  return {
    get workspace() {
      return stage().workspace;
    },
    open: (how) => stage().open(how),
    mine: aPageForTests(() => stage().open(), pages),
  };
}
