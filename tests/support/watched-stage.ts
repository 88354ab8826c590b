import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { WorkspaceOptions } from '../../src/workspace/workspace.ts';
import type { WatchedPage } from './browser.ts';
import { startWorkspacePage, type WorkspacePage } from './workspace-page.ts';

/** One workspace for all tests of a block, and a fresh page of it for each. */
export interface WatchedStage extends Omit<WorkspacePage, 'stop'> {
  /** The page of the running test, as Mira sees it. */
  readonly mine: Omit<WatchedPage, 'close'>;
  /** What the running test brings about on purpose is no trouble. */
  forgive(trouble: RegExp): void;
}

/**
 * Starts a workspace before the tests of the block that calls it, opens its page before each of
 * them, and holds each to have met no trouble: no error in the console, no request elsewhere.
 */
export function aWatchedStage(
  build: (app: App) => void = () => {},
  options: Partial<WorkspaceOptions> = {},
): WatchedStage {
  let started: WorkspacePage | undefined;
  let opened: WatchedPage | undefined;
  let forgiven: readonly RegExp[] = [];
  const stage = () => inUse(started);
  const mine = () => inUse(opened);

  beforeAll(async () => {
    started = await startWorkspacePage(build, options);
  });
  afterAll(() => stage().stop());
  beforeEach(async () => {
    opened = await stage().open();
    forgiven = [];
  });
  afterEach(async () => {
    const { troubles, close } = mine();
    await close();
    const isForgiven = (line: string) => forgiven.some((trouble) => trouble.test(line));
    expect(troubles.filter((line) => !isForgiven(line))).toEqual([]);
  });

  return {
    get workspace() {
      return stage().workspace;
    },
    open: (how) => stage().open(how),
    forgive: (trouble) => {
      forgiven = [...forgiven, trouble];
    },
    mine: {
      get page() {
        return mine().page;
      },
      get troubles() {
        return mine().troubles;
      },
      another: () => mine().another(),
    },
  };
}

function inUse<T>(part: T | undefined): T {
  if (part === undefined) {
    throw new Error('The stage is there while its tests run, not before.');
  }
  return part;
}
