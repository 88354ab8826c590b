import type { DatabaseContent } from './database-content.ts';

/** Of each table, and of each row: the first tell what is wrong, thousands only hide it. */
const SHOWN_ROWS = 3;
const SHOWN_CHARACTERS = 300;

/** What one database says and the other does not, a few rows of each table; empty when they agree. */
export function contentDifferences(expected: DatabaseContent, actual: DatabaseContent): string[] {
  const tables = new Set([...expected.keys(), ...actual.keys()]);
  return [...tables].flatMap((table) => {
    const [before, after] = [expected.get(table) ?? [], actual.get(table) ?? []];
    return [
      ...notIn(after, before).map((row) => `missing from ${table}: ${row}`),
      ...notIn(before, after).map((row) => `too much in ${table}: ${row}`),
    ];
  });
}

/** Rows of `from` that `others` lacks; of equal rows, as many as it lacks. */
function notIn(others: readonly string[], from: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const row of others) {
    left.set(row, (left.get(row) ?? 0) + 1);
  }
  const lacking = from.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
  return lacking.slice(0, SHOWN_ROWS).map((row) => row.slice(0, SHOWN_CHARACTERS));
}
