import { AsyncLocalStorage } from 'node:async_hooks';
import { aroundEach, onTestFinished, type TestContext } from 'vitest';

type WhenTestEnds = TestContext['onTestFinished'];
const inTest = new AsyncLocalStorage<WhenTestEnds>();

/**
 * Stands at the top of a file of which some tests wait for real time (a server's stop, a PostgreSQL's
 * start), so that these can wait side by side, by `it.concurrent`: few at a time, since five servers
 * that start at once on a busy machine do not get done within their own limits. Among several tests
 * Vitest's `onTestFinished` and `expect.poll` take one for another; `whenTestEnds` and `vi.waitFor`
 * do not.
 */
export function testsSideBySide(): void {
  aroundEach((run, { onTestFinished: whenItEnds }) => inTest.run(whenItEnds, run));
}

/** Does something once the test that asks for it has ended, be it one of several that run. */
export const whenTestEnds: WhenTestEnds = (end, timeout) =>
  (inTest.getStore() ?? onTestFinished)(end, timeout);

/** For the tests of a `describe.concurrent` that wait for one another, while the block stands beside others. */
export const oneByOne = { concurrent: false } as const;
