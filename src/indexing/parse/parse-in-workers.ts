import { availableParallelism } from 'node:os';
import type { Events } from '../../model/events/events.ts';
import { type BatchLimits, inBatches } from '../write/batches.ts';
import type { FileOutcome, FileToParse, PageReading } from './parse-file.ts';
import { createParseThread, type ParseThread } from './parse-thread.ts';

/**
 * Files in one message to a worker. 4, 32 or 128 cost the same (4.2 to 4.4 s of CPU for 3,500 pages):
 * many enough not to talk all the time, few enough to share out evenly.
 */
const BATCH: BatchLimits = { count: 32, bytes: 1024 * 1024 };
/**
 * What the workers have, or have done, at most: enough batches to go on parsing while this thread
 * writes 256 pages of the usual size, twice over, and no more memory than that when pages are huge.
 */
const AHEAD: BatchLimits = { count: 18, bytes: 16 * 1024 * 1024 };
const MAX_THREADS = 4;

export interface ParseOptions extends PageReading {
  readonly events: Events;
  /** Default: a core is left for writing; 1 to 4. */
  readonly threads?: number;
  /** Wall-clock time for one page before its worker is ended. Default 2000. */
  readonly pageTimeoutMs?: number;
  /** For one worker. Default 256. */
  readonly memoryMb?: number;
  /** Default: the parser's own worker. */
  readonly worker?: URL;
}

export interface ParsedFile {
  readonly source: FileToParse;
  readonly outcome: FileOutcome;
}

/**
 * Parses files in worker threads and gives them back in their order, some at a time. Takes in
 * no more than what is asked for and a little ahead, so memory does not grow with the archive.
 * The threads end with the iteration, however it ends.
 */
export async function* parseInWorkers(
  files: Iterable<FileToParse>,
  options: ParseOptions,
): AsyncGenerator<readonly ParsedFile[]> {
  const wanted = options.threads ?? Math.min(availableParallelism() - 1, MAX_THREADS);
  const count = Math.max(1, wanted);
  // Each starts its worker with its first batch, so that few pages start few.
  const threads: ParseThread[] = Array.from({ length: count }, () => createParseThread(options));
  const waiting: { readonly parsed: Promise<readonly ParsedFile[]>; readonly bytes: number }[] = [];
  try {
    let n = 0;
    for (const sources of inBatches(files, BATCH)) {
      const bytes = sources.reduce((sum, { size }) => sum + size, 0);
      waiting.push({ parsed: parseBatch(threads[n % count], sources), bytes });
      n += 1;
      while (waiting.length >= Math.max(AHEAD.count, count * 2) || bytesOf(waiting) > AHEAD.bytes) {
        yield (await waiting.shift()?.parsed) ?? [];
      }
    }
    for (const { parsed } of waiting.splice(0)) {
      yield await parsed;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function bytesOf(batches: readonly { readonly bytes: number }[]): number {
  return batches.reduce((sum, { bytes }) => sum + bytes, 0);
}

function parseBatch(
  thread: ParseThread | undefined,
  sources: readonly FileToParse[],
): Promise<readonly ParsedFile[]> {
  const parsed = (thread?.parse(sources) ?? Promise.resolve([])).then((outcomes) =>
    outcomes.flatMap((outcome, n) => {
      const source = sources[n];
      return source === undefined ? [] : [{ source, outcome }];
    }),
  );
  // A batch that fails while an earlier one is awaited is reported when its turn comes.
  parsed.catch(() => {});
  return parsed;
}
