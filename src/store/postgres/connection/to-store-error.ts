import { DatabaseError } from 'pg';
import { toStoreError as fromSqlite } from '../../sqlite/to-store-error.ts';
import { StoreError } from '../../store-error.ts';
import { lineFault } from './line-faults.ts';
import { serverFault } from './server-faults.ts';

/**
 * What the store throws for this fault: the drivers' errors in the store's words, any other as it is.
 *
 * The cause has the driver's message and code alone: the rest of what it knows are rows, statements
 * and the connection.
 */
export function toStoreError(error: unknown): unknown {
  const known = fromSqlite(error);
  if (!(known instanceof Error) || known instanceof StoreError) {
    return known;
  }
  const fault = known instanceof DatabaseError ? serverFault(known) : lineFault(known);
  return fault === undefined
    ? known
    : new StoreError(fault.code, fault.message, { cause: bare(known) });
}

function bare(error: Error): Error {
  const cause = new Error(error.message);
  cause.name = error.name;
  if (error.stack !== undefined) {
    cause.stack = error.stack;
  }
  const facts = ['code', 'syscall'].flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.assign(cause, Object.fromEntries(facts));
}
