/**
 * Measures several things in turn, some rounds of it, so that a slow minute of the machine is not
 * one thing's alone. @returns the best of each: whatever else the machine does makes it worse.
 */
export async function inTurn<What extends string, Result>(
  rounds: number,
  measures: Readonly<Record<What, () => Promise<Result>>>,
  costOf: (result: Result) => number,
): Promise<Readonly<Record<What, Result>>> {
  const best = new Map<string, Result>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [what, measure] of Object.entries<() => Promise<Result>>(measures)) {
      const result = await measure();
      const before = best.get(what);
      if (before === undefined || costOf(result) < costOf(before)) {
        best.set(what, result);
      }
    }
  }
  return Object.fromEntries(best) as Record<What, Result>;
}
