import Sqlite from 'better-sqlite3';
import type { Replica } from './replica.ts';

/** What a replica's own file says: the one number that a query gives. */
export function countIn({ databaseFile }: Pick<Replica, 'databaseFile'>, sql: string): number {
  const db = new Sqlite(databaseFile, { readonly: true });
  try {
    return Number(db.prepare(sql).pluck().get());
  } finally {
    db.close();
  }
}
