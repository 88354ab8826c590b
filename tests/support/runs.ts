/** One run in so many is enough while one works; most faults show in the first few. */
const EVERYDAY_SHARE = 10;
const EVERYDAY_LEAST = 20;

/** Whether random tests go deep here: in CI and by `npm run test:deep`. */
export const isDeep = Boolean(process.env.CI || process.env.DEEP_TESTS);

/** How many of so many runs are made here: all of them where tests go deep, else a tenth and at least 20. */
export function someOf(deepRuns: number): number {
  return isDeep
    ? deepRuns
    : Math.min(deepRuns, Math.max(EVERYDAY_LEAST, Math.ceil(deepRuns / EVERYDAY_SHARE)));
}

/** How often fast-check tries a property: `fc.assert(property, runs(300))`. */
export const runs = (deepRuns: number) => ({ numRuns: someOf(deepRuns) });

/**
 * All cases where tests go deep, else every other, from the first: for cases that cross two things
 * which hardly depend on each other, in an order that leaves each of either in.
 */
export function everyOther<Case>(cases: readonly Case[]): readonly Case[] {
  return isDeep ? cases : cases.filter((_, n) => n % 2 === 0);
}
