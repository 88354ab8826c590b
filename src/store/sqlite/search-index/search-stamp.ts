import type { Database } from 'better-sqlite3';

/** To be called in each transaction that writes what search reads: items' keys, words, full texts. */
export function countSearchWrite(db: Database): void {
  db.prepare('UPDATE archive SET search_stamp = search_stamp + 1').run();
}

/**
 * Keeps in memory what is made of the search tables, and makes it anew when they were written since.
 * Within the caller's transaction.
 */
export function rememberWhileUnwritten<T>(db: Database, make: () => T): () => T {
  const stamp = db.prepare<[], number>('SELECT search_stamp FROM archive').pluck();
  let known: { readonly value: T; readonly at: number | undefined } | undefined;
  return () => {
    const now = stamp.get();
    if (known === undefined || known.at !== now) {
      known = { value: make(), at: now };
    }
    return known.value;
  };
}
