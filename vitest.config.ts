import { defineConfig } from 'vitest/config';

/**
 * Rooms whose tests get a process for each file: they start browsers, servers and command lines, or
 * change what belongs to a whole process. All others share one registry of modules per worker,
 * which takes 44 s instead of 73 s on two idle cores.
 */
const apart = ['architecture', 'browser', 'cli', 'dockerfile', 'e2e', 'playground'].map(
  (room) => `tests/${room}/**/*.test.ts`,
);

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
