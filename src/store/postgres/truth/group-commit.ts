import type { Database } from 'better-sqlite3';
import { toStoreError } from '../../sqlite/to-store-error.ts';

/** What somebody wants to be written. */
export interface Wish {
  /** Does it, within an open transaction; may be done again where that is taken back. */
  readonly attempt: () => Settle;
  readonly reject: (error: unknown) => void;
  /** When its caller gives up, in ms. */
  readonly until: number;
}

/** Tells the caller what came of one attempt. */
export type Settle = () => void;

export function createWish<T>(
  work: () => T,
  until: number,
): { readonly wish: Wish; readonly told: Promise<T> } {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const attempt = () => {
    const result = work();
    return () => resolve(result);
  };
  return { wish: { attempt, reject, until }, told: promise };
}

/** Attempts each within the open transaction, and takes back alone what one that fails has written. */
export function attemptAll(db: Database, wishes: readonly Wish[]): readonly Settle[] {
  return wishes.map(({ attempt, reject }) => {
    try {
      return db.transaction(attempt)();
    } catch (error) {
      return () => reject(toStoreError(error));
    }
  });
}

export function settleAll(settles: readonly Settle[]): void {
  for (const settle of settles) {
    settle();
  }
}

export function refuseAll(wishes: readonly Wish[], error: unknown): void {
  for (const { reject } of wishes) {
    reject(error);
  }
}
