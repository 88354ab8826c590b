import type { Database, Statement } from 'better-sqlite3';

/** Prepared statements that are kept; queries have few shapes. */
const MOST_STATEMENTS = 200;

/** Reads the numbers of a statement's only column; what is prepared is kept. */
export type ReadRows = (sql: string, values: object) => readonly number[];

export function createReadRows(db: Database): ReadRows {
  const known = new Map<string, Statement<[object], number>>();
  return (sql, values) => {
    const prepared = known.get(sql) ?? db.prepare<[object], number>(sql).pluck();
    if (known.size >= MOST_STATEMENTS) {
      known.clear();
    }
    known.set(sql, prepared);
    return prepared.all(values);
  };
}
