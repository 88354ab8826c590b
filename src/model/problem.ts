import { z } from 'zod';

/** Something about a page, or a digest file, that a person should mend. */
export const Problem = z.object({
  /** Relative to the folder that was read, `/` between its parts. */
  file: z.string(),
  /** From 1; null when the whole file is meant. */
  line: z.number().int().min(1).nullable(),
  /** A stable word per kind of problem, for counts: `title-line`, `row-cells`, `relevancy`. */
  code: z.string(),
  /** `rejected`: the file could not be used. `warning`: it was used, with this repair or loss. */
  severity: z.enum(['rejected', 'warning']),
  /** One sentence: what is wrong, what was expected with an example, what was found. */
  message: z.string(),
  /** What the sentence is made of, where there is more than it; not kept in the database. In words. */
  expected: z.string().optional(),
  /** As it would be typed. */
  example: z.string().optional(),
  /** As it stands there, at most 80 characters, however hostile; or in words, `the end of the file`. */
  received: z.string().optional(),
  /** The counts, by code, of other problems of the file, which this one stands for. Stored is how many. */
  more: z.record(z.string(), z.number().int().min(1)).readonly().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** How many problems there are of each kind, with those that are only counted; most frequent first. */
export function countByCode(problems: readonly Problem[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { code, more = { [code]: 1 } } of problems) {
    for (const [kind, count] of Object.entries(more)) {
      counts.set(kind, (counts.get(kind) ?? 0) + count);
    }
  }
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
}

/** How many problems there are, with those that are only counted. */
export function countProblems(problems: readonly Problem[]): number {
  return Object.values(countByCode(problems)).reduce((sum, count) => sum + count, 0);
}

/** How many of them are warnings, with those that are only counted. */
export function countWarnings(problems: readonly Problem[]): number {
  return countProblems(problems.filter(({ severity }) => severity === 'warning'));
}
