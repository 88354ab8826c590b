import { availableParallelism } from 'node:os';
import type { Events } from '../../../model/events/events.ts';
import { StoreError } from '../../store-error.ts';
import type { ReadingRooms } from './reading-rooms.ts';
import { createStoreThread, type StoreThread, ThreadEndedError } from './store-thread.ts';
import type { ResultOf, StoreCall } from './thread-protocol.ts';

export interface ReaderPoolOptions {
  readonly file: string;
  /** Default: one a core, 2 to 4. */
  readonly threads?: number;
  /** Calls that may wait. Default 200. */
  readonly mostWaiting?: number;
  /** For one call, once it is begun. Default 10 s. */
  readonly deadlineMs?: number;
  /** Default: the store's own. */
  readonly entry?: URL | undefined;
}

/** Reads in threads of its own, so that nobody in this one waits for it. */
export interface ReaderPool {
  /**
   * @throws {StoreError} `busy`, at once, while too many wait already.
   * @throws {ThreadEndedError} when its thread died or took too long; the next call has another.
   */
  call<Method extends keyof ReadingRooms>(
    method: Method,
    args: Parameters<ReadingRooms[Method]>,
    urgency?: Urgency,
  ): Promise<ResultOf<Method>>;
  /** As `call`, for what the threads' entry offers beside the store's methods. */
  ask<Result>(method: string, args: readonly unknown[]): Promise<Result>;
  stop(): Promise<void>;
}

/** Whether somebody waits for the answer now, and is better told to come again than kept waiting. */
export type Urgency = 'asked' | 'patient';

interface Waiting {
  /** Resolves when the thread is free again, however the call ended. */
  readonly begin: (thread: StoreThread) => Promise<void>;
  readonly refuse: (error: StoreError) => void;
}

/**
 * What may wait for two threads: a search of 35,000 pages takes some 40 ms, so the last of them
 * is answered after 4 s; 200 people who ask at once are all answered, and the next are told.
 */
const MOST_WAITING = 200;
/** Far beyond the slowest search that was measured: what takes longer hangs. */
const DEADLINE_MS = 10_000;
/**
 * A thread holds 22 MB, of 200 that the process may hold at rest. Whoever asks first after half a
 * minute waits 0.3 s longer for the answer, which is acknowledged before.
 */
const IDLE_MS = 30_000;
/** Two, so that one long read holds up nobody; more than four would find no core. */
const [LEAST_THREADS, MOST_THREADS] = [2, 4];

export function createReaderPool(
  { events }: { readonly events: Events },
  options: ReaderPoolOptions,
): ReaderPool {
  const { mostWaiting = MOST_WAITING, deadlineMs = DEADLINE_MS } = options;
  const threads = createThreads(options);
  const line = createLine(threads);
  let isStopped = false;

  const ask = <Result>(call: StoreCall, urgency: Urgency) =>
    new Promise<Result>((resolve, reject) => {
      const { method } = call;
      if (isStopped) {
        reject(closed());
        return;
      }
      if (urgency === 'asked' && line.length() >= mostWaiting) {
        events.emit('store-overloaded', { method, waiting: line.length() });
        reject(tooMuch());
        return;
      }
      const begin = (thread: StoreThread) =>
        thread.call<Result>(call, deadlineMs).then(resolve, (error: unknown) => {
          if (error instanceof ThreadEndedError && !isStopped) {
            events.emit('store-thread-ended', { method, error });
          }
          reject(isStopped ? closed() : error);
        });
      line.join({ begin, refuse: reject });
    });

  return {
    call: (method, args, urgency = 'asked') => ask({ method, args }, urgency),
    ask: (method, args) => ask({ method, args }, 'asked'),
    stop: async () => {
      isStopped = true;
      line.refuseAll(closed());
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function createThreads({ file, entry, threads = threadCount() }: ReaderPoolOptions) {
  return Array.from({ length: threads }, () =>
    createStoreThread({ file, mode: 'reading', entry, idleMs: IDLE_MS }),
  );
}

/** Those who wait for a thread, first come, first served. */
function createLine(threads: readonly StoreThread[]) {
  // The first is always tried first, so that a quiet server starts one alone.
  const idle = [...threads];
  const waiting: Waiting[] = [];
  const giveBack = (thread: StoreThread) => {
    idle.push(thread);
    idle.sort((a, b) => threads.indexOf(a) - threads.indexOf(b));
    next();
  };
  const next = () => {
    while (idle.length > 0) {
      const first = waiting.shift();
      if (first === undefined) {
        return;
      }
      const thread = idle.shift();
      if (thread !== undefined) {
        void first.begin(thread).finally(() => giveBack(thread));
      }
    }
  };
  return {
    length: () => waiting.length,
    join: (one: Waiting) => {
      waiting.push(one);
      next();
    },
    refuseAll: (error: StoreError) => {
      for (const { refuse } of waiting.splice(0)) {
        refuse(error);
      }
    },
  };
}

function threadCount(): number {
  return Math.min(MOST_THREADS, Math.max(LEAST_THREADS, availableParallelism()));
}

function tooMuch(): StoreError {
  return new StoreError('busy', 'Too much is asked at once. Try again in a few seconds.');
}

function closed(): StoreError {
  return new StoreError('unavailable', 'The database is closed.');
}
