import type { StoreRooms } from '../rooms-over.ts';
import type { ThrownError } from './thrown-error.ts';

/** What a thread is started with. Our own threads talk here, so nothing is checked, and no schema loaded. */
export interface ThreadStart {
  readonly file: string;
  readonly mode: 'reading' | 'writing';
  /** How many wait for what the thread does; shared with the thread that counts them. */
  readonly waiting?: Int32Array;
  /** Of the database that the file follows; a secret. */
  readonly url?: string;
}

/** Values cross by structured clone: dates and maps stay what they are, functions cannot. */
export interface StoreCall {
  /** One of the store's, or one that the thread's entry offers beside them. */
  readonly method: string;
  readonly args: readonly unknown[];
}

/** One for each call, in order. */
export type StoreAnswer<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: ThrownError };

export type ResultOf<Method extends keyof StoreRooms> = Awaited<ReturnType<StoreRooms[Method]>>;
