import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { threadEnvironment } from '../../../model/thread-environment.ts';
import type { StoreAnswer, StoreCall, ThreadStart } from './thread-protocol.ts';
import { unpackError } from './thrown-error.ts';

/** The thread ended in the middle of a call, or had to be ended: that call has no answer. */
export class ThreadEndedError extends Error {
  readonly code = 'thread-ended';

  constructor(method: string, reason: string) {
    super(`The thread that worked on "${method}" ended: ${reason}.`);
    this.name = 'ThreadEndedError';
  }
}

/** One worker thread over a connection of its own, and a new one after each that ended. */
export interface StoreThread {
  /**
   * Starts the worker with the first call. One call at a time.
   *
   * @param deadlineMs - after it the worker is ended; null waits as long as it takes.
   * @throws {ThreadEndedError}
   */
  call<Result>(call: StoreCall, deadlineMs: number | null): Promise<Result>;
  /** A call that is under way fails. */
  stop(): Promise<void>;
}

export interface StoreThreadOptions extends ThreadStart {
  /** The worker's own module; tests name another. Default: the store's, by the mode. */
  readonly entry?: URL | undefined;
  /** After how long without a question the worker ends, as it holds 22 MB and more with each question. */
  readonly idleMs: number;
}

/**
 * For one worker. A result that does not fit ends it, and not the process. With V8's own size of the
 * young generation a worker holds 28 MB once it has searched, with this one 22.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 };

const ENTRIES = {
  reading: new URL('./reading-worker.ts', import.meta.url),
  writing: new URL('./writing-worker.ts', import.meta.url),
};

export function createStoreThread({
  file,
  mode,
  entry = ENTRIES[mode],
  waiting,
  url,
  idleMs,
}: StoreThreadOptions): StoreThread {
  let worker: Worker | undefined;
  const leaving = createLeaving(mode);
  let isStopped = false;
  let idle: NodeJS.Timeout | undefined;

  const begin = () => {
    const workerData: ThreadStart = {
      file,
      mode,
      ...(waiting && { waiting }),
      ...(url !== undefined && { url }),
    };
    const begun = new Worker(entry, {
      workerData,
      execArgv: [],
      env: threadEnvironment(),
      resourceLimits: LIMITS,
    });
    // Only a call that is under way keeps the process from ending.
    begun.unref();
    begun.on('error', () => {});
    begun.once('exit', () => {
      worker = worker === begun ? undefined : worker;
    });
    return begun;
  };
  const end = () => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    if (ended !== undefined) {
      leaving.add(ended.terminate());
    }
  };

  return {
    call: async <Result>(call: StoreCall, deadlineMs: number | null) => {
      await leaving.makeRoom();
      if (isStopped) {
        throw new ThreadEndedError(call.method, 'the database was closed');
      }
      clearTimeout(idle);
      worker ??= begin();
      try {
        return await perform<Result>(worker, call, deadlineMs);
      } catch (error) {
        if (error instanceof ThreadEndedError) {
          end();
        }
        throw error;
      } finally {
        clearTimeout(idle);
        idle = isStopped ? undefined : setTimeout(end, idleMs).unref();
      }
    },
    stop: async () => {
      isStopped = true;
      end();
      await leaving.all();
    },
  };
}

/**
 * How long the next worker waits for the last to be gone. SQLite cannot be interrupted: a worker that
 * took too long over a statement works on until that ends, and others shall not wait for it.
 */
const PATIENCE_MS = 500;

/** Workers that were ended and may still be at work. */
function createLeaving(mode: ThreadStart['mode']) {
  const left = new Set<Promise<unknown>>();
  /** One beside the next is enough: whoever asks for the same again shall not fill the machine. */
  const most = mode === 'reading' ? 1 : 0;
  return {
    add: (gone: Promise<unknown>) => {
      left.add(gone);
      void gone.finally(() => left.delete(gone));
    },
    makeRoom: async () => {
      if (left.size > 0) {
        await Promise.race([
          ...left,
          ...(most > 0 ? [sleep(PATIENCE_MS, undefined, { ref: false })] : []),
        ]);
      }
      while (left.size > most) {
        await Promise.race(left);
      }
    },
    all: () => Promise.all(left),
  };
}

function perform<Result>(
  worker: Worker,
  call: StoreCall,
  deadlineMs: number | null,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      clearTimeout(timer);
      worker.off('message', answered);
      worker.off('error', failed);
      worker.off('exit', exited);
      worker.unref();
      work();
    };
    const over = (reason: string) =>
      settle(() => reject(new ThreadEndedError(call.method, reason)));
    const answered = (answer: StoreAnswer<Result>) =>
      settle(() =>
        answer.kind === 'done' ? resolve(answer.result) : reject(unpackError(answer.error)),
      );
    const failed = (error: unknown) => over(error instanceof Error ? error.message : String(error));
    const exited = (code: number) => over(`it ended with code ${code}`);
    const timer =
      deadlineMs === null
        ? undefined
        : setTimeout(() => over(`it took longer than ${deadlineMs / 1000} seconds`), deadlineMs);
    worker.ref();
    worker.on('message', answered);
    worker.on('error', failed);
    worker.on('exit', exited);
    worker.postMessage(call);
  });
}
