import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FileOrder } from './tests/support/file-order.ts';
import { PATIENTLY } from './tests/support/patiently.ts';

/**
 * Files that get a process of their own: they change what belongs to a whole process. All others
 * share a process per worker, with what they load and start (a browser, the demo's first start):
 * the rooms without browser, command line and playground take 44 s that way instead of 73 s, on
 * two idle cores.
 */
const apart = [
  // Watches a method of every string.
  'tests/store/sqlite/word-numbers.test.ts',
];

// Threads and processes that tests start read TypeScript; with Node's cache of what it compiled they
// need half of the CPU: 17 s instead of 23 for the whole loop, in both transports.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/compiled-for-tests', import.meta.url),
);

/**
 * Goes after all others, with the machine to itself: three servers, PostgreSQL and Slack, by a clock
 * that goes four times as fast as the machine's. Beside three other workers they did not get done in a
 * quarter of a second what a replica has a second for, and lost their leases to one another.
 */
const alone = ['tests/e2e/replicas/in-chaos.test.ts'];

export default defineConfig({
  test: {
    // As many as cores, of which Vitest would leave one free. Each further worker loads and compiles
    // all modules anew and has a browser of its own: on two cores all tests took 563 s of CPU time
    // so and 612 with a third worker; a fourth took another 80.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: FileOrder },
    // They only end what hangs: where the other tests need both cores a server's start takes ten seconds.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: PATIENTLY },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [...apart, ...alone],
          isolate: false,
          globalSetup: 'tests/support/run-folder.ts',
        },
      },
      { extends: true, test: { name: 'apart', include: apart } },
      { extends: true, test: { name: 'alone', include: alone, sequence: { groupOrder: 1 } } },
    ],
  },
});
