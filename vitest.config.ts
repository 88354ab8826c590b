import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  test: {
    // Vitest would leave one of two cores free.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: apart, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
