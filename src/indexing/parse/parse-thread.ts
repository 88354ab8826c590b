import { Worker } from 'node:worker_threads';
import type { Events } from '../../model/events/events.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { threadEnvironment } from '../../model/thread-environment.ts';
import type { FileOutcome, FileToParse, PageReading } from './parse-file.ts';
import type { WorkerStart } from './worker-protocol.ts';

/** The code of a page that had to be given up. */
export const TOO_HARD = 'too-hard';
/** Hundreds of times what a page takes: what needs longer was made to. */
const PAGE_TIMEOUT_MS = 2000;
const WATCH_MS = 100;
const MEMORY_MB = 256;
/** A thread's start and first page take 126 ms of CPU with it, 150 with V8's own size; 2,000 pages take the same. */
const YOUNG_MB = 4;

/** A worker could not even begin: nothing about any page. */
class ParseWorkerError extends Error {
  readonly code = 'parse-worker';

  constructor(cause: unknown) {
    super('A worker thread for parsing pages could not be started.', { cause });
    this.name = 'ParseWorkerError';
  }
}

export interface ParseThreadOptions extends PageReading {
  readonly events: Events;
  readonly pageTimeoutMs?: number;
  readonly memoryMb?: number;
  readonly worker?: URL;
}

/** One worker thread that outlives its pages: a page that takes too much is rejected, the others go on. */
export interface ParseThread {
  /** One outcome per file, in order. May be called again before the first call has resolved. */
  parse(files: readonly FileToParse[]): Promise<readonly FileOutcome[]>;
  stop(): Promise<void>;
}

interface Batch {
  readonly files: readonly FileToParse[];
  /** Files that ended a worker, by their place. */
  readonly quarantined: Map<number, FileOutcome>;
  readonly resolve: (outcomes: readonly FileOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts its worker with the first batch, and a new one after each that had to be ended. */
export function createParseThread(options: ParseThreadOptions): ParseThread {
  const batches: Batch[] = [];
  let running: RunningWorker | undefined;

  const start = () => {
    running = startWorker(options, {
      answer: (outcomes) => {
        const batch = batches.shift();
        batch?.resolve(merge(batch, outcomes));
      },
      // `begun` counts from the first file of the oldest batch that is not answered.
      ended: (begun, reason) => {
        running = undefined;
        const culprit = fileInWork(batches, begun);
        if (culprit === undefined) {
          for (const batch of batches.splice(0)) {
            batch.reject(new ParseWorkerError(reason));
          }
          return;
        }
        options.events.emit('page-given-up', { file: culprit.file.file, reason });
        culprit.batch.quarantined.set(culprit.place, quarantine(culprit.file, reason));
        start();
      },
    });
    for (const batch of batches) {
      running.send(remaining(batch));
    }
  };

  return {
    parse: (files) =>
      new Promise((resolve, reject) => {
        const batch = { files, quarantined: new Map<number, FileOutcome>(), resolve, reject };
        batches.push(batch);
        if (running === undefined) {
          start();
        } else {
          running.send(files);
        }
      }),
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
  };
}

interface RunningWorker {
  send(files: readonly FileToParse[]): void;
  stop(): Promise<void>;
}

interface WorkerEnd {
  readonly answer: (outcomes: readonly FileOutcome[]) => void;
  /** @param begun - which file it was busy with, from 1, since the last answer; 0 for none. */
  readonly ended: (begun: number, reason: string) => void;
}

function startWorker(
  {
    folder,
    today,
    mostWarnings,
    worker: url,
    pageTimeoutMs = PAGE_TIMEOUT_MS,
    memoryMb = MEMORY_MB,
  }: ParseThreadOptions,
  { answer, ended }: WorkerEnd,
): RunningWorker {
  const shared = new SharedArrayBuffer(8);
  const counters = new Int32Array(shared);
  const workerData: WorkerStart = { reading: { folder, today, mostWarnings }, counters: shared };
  const worker = new Worker(url ?? new URL('./parse-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    execArgv: [],
    env: threadEnvironment(),
  });
  let answered = 0;
  let over = false;

  const end = (reason: string) => {
    if (over) {
      return;
    }
    over = true;
    clearInterval(watch);
    const [begun, finished] = [Atomics.load(counters, 0), Atomics.load(counters, 1)];
    void worker.terminate();
    ended(begun > finished ? begun - answered : 0, reason);
  };
  const watch = watchPages(counters, pageTimeoutMs, () =>
    end(`it took longer than ${pageTimeoutMs / 1000} seconds`),
  );
  worker.on('message', (outcomes: readonly FileOutcome[]) => {
    if (!over) {
      answered += outcomes.length;
      answer(outcomes);
    }
  });
  worker.on('error', (error) => end(reasonOf(error, memoryMb)));
  worker.on('exit', (code) => end(`its worker ended with code ${code}`));
  return {
    send: (files) => worker.postMessage(files),
    stop: async () => {
      over = true;
      clearInterval(watch);
      await worker.terminate();
    },
  };
}

/** Calls back when the worker has been busy with one and the same page for too long. */
function watchPages(counters: Int32Array, limitMs: number, tooLong: () => void): NodeJS.Timeout {
  let page = 0;
  let since = performance.now();
  return setInterval(
    () => {
      const [begun, finished] = [Atomics.load(counters, 0), Atomics.load(counters, 1)];
      if (begun === finished || begun !== page) {
        page = begun;
        since = performance.now();
      } else if (performance.now() - since > limitMs) {
        tooLong();
      }
    },
    Math.min(WATCH_MS, limitMs),
  );
}

function reasonOf(error: unknown, memoryMb: number): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? `it took more than ${memoryMb} MB of memory` : error.message;
}

function remaining({ files, quarantined }: Batch): readonly FileToParse[] {
  return files.filter((_, place) => !quarantined.has(place));
}

function merge(batch: Batch, outcomes: readonly FileOutcome[]): readonly FileOutcome[] {
  let next = 0;
  return batch.files.flatMap((_, place) => {
    const outcome = batch.quarantined.get(place) ?? outcomes[next++];
    return outcome === undefined ? [] : [outcome];
  });
}

function fileInWork(batches: readonly Batch[], begun: number) {
  let left = begun;
  for (const batch of batches) {
    for (const [place, file] of batch.files.entries()) {
      if (!batch.quarantined.has(place)) {
        left -= 1;
        if (left === 0) {
          return { batch, place, file };
        }
      }
    }
  }
  return undefined;
}

function quarantine({ file }: FileToParse, reason: string): FileOutcome {
  return {
    kind: 'rejected',
    stamp: { file, hash: '', size: 0, mtimeMs: 0 },
    problems: [
      problemOf(file, 'rejected', {
        line: null,
        code: TOO_HARD,
        what: `The page was given up: ${reason}`,
        expected: 'a page that is read in milliseconds',
        remark: 'It is tried again when it changes, or an hour later.',
      }),
    ],
  };
}
