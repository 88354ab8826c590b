import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { WatchedPage } from './browser.ts';

/**
 * `fresh`: each test has a page of its own. `kept`: they go on with one, where each makes sure itself
 * of what it needs; a test that fails takes the page with it. To open one takes 0.4 s of CPU time.
 */
export type Pages = 'fresh' | 'kept';

export interface PageForTests extends Omit<WatchedPage, 'close' | 'troubles'> {
  /** What the running test brings about on purpose is no trouble. */
  forgive(trouble: RegExp): void;
}

/** Opens a page for the tests of a block, and holds each of them to have met no trouble. */
export function aPageForTests(open: () => Promise<WatchedPage>, pages: Pages): PageForTests {
  let opened: WatchedPage | undefined;
  let known = 0;
  let forgiven: readonly RegExp[] = [];
  const close = async () => {
    const closing = opened;
    opened = undefined;
    await closing?.close();
  };
  const inUse = () => {
    if (opened === undefined) {
      throw new Error('The page is there while its tests run, not before.');
    }
    return opened;
  };

  beforeEach(async () => {
    opened ??= await open();
    known = opened.troubles.length;
    forgiven = [];
  });
  afterEach(async ({ task }) => {
    const { troubles } = inUse();
    if (pages === 'fresh' || task.result?.state === 'fail') {
      await close();
    }
    const isForgiven = (line: string) => forgiven.some((trouble) => trouble.test(line));
    expect(troubles.slice(known).filter((line) => !isForgiven(line))).toEqual([]);
  });
  afterAll(close);

  return {
    get page() {
      return inUse().page;
    },
    another: () => inUse().another(),
    forgive: (trouble) => {
      forgiven = [...forgiven, trouble];
    },
  };
}
