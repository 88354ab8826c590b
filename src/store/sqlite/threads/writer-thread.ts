import type { Events } from '../../../model/events/events.ts';
import { createTurns, type Turns } from '../turns.ts';
import { createStoreThread, type StoreThreadOptions, ThreadEndedError } from './store-thread.ts';
import type { ResultOf } from './thread-protocol.ts';
import type { WritingRooms } from './writing-rooms.ts';

export interface WriterThreadDeps {
  readonly events: Events;
  /** Shared with the connection that writes in this thread. */
  readonly turns: Turns;
  readonly assertInPlace: () => void;
  /** After each write, however it ended. */
  readonly onWritten: () => void;
}

/** What the thread runs over. */
export type WriterStart = Pick<StoreThreadOptions, 'file' | 'entry' | 'url'>;

/** Between two looks through the archive, of ten minutes, it has nothing to do. */
const IDLE_MS = 30_000;

type Call = <Method extends keyof WritingRooms>(
  method: Method,
  args: Parameters<WritingRooms[Method]>,
) => Promise<ResultOf<Method>>;

/** What an index writes, and reads for it, in a thread of its own and in order. */
export interface WriterThread {
  /** Others who write wait meanwhile, for one transaction. */
  readonly write: Call;
  readonly read: Call;
  /** What the thread's entry offers beside the store's methods, for who has the turn. */
  readonly ask: <Result>(method: string) => Promise<Result>;
  /** What is under way is rolled back. */
  stop(): Promise<void>;
}

export function createWriterThread(
  { events, turns, assertInPlace, onWritten }: WriterThreadDeps,
  start: WriterStart,
): WriterThread {
  const thread = createStoreThread({
    ...start,
    mode: 'writing',
    waiting: turns.waiting,
    idleMs: IDLE_MS,
  });
  const line = createTurns();
  let isStopped = false;
  const ask = <Result>(method: string, args: readonly unknown[]) =>
    line.take(async () => {
      try {
        return await thread.call<Result>({ method, args }, null);
      } catch (error) {
        if (error instanceof ThreadEndedError && !isStopped) {
          events.emit('store-thread-ended', { method, error });
        }
        throw error;
      }
    });
  const read: Call = (method, args) => ask<ResultOf<typeof method>>(method, args);
  return {
    read,
    ask: (method) => ask(method, []),
    write: (method, args) =>
      turns.take(() => {
        assertInPlace();
        return read(method, args).finally(onWritten);
      }),
    stop: () => {
      isStopped = true;
      return thread.stop();
    },
  };
}
