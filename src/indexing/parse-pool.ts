import { availableParallelism } from 'node:os';
import type { Log } from '../log.ts';
import type { CalendarDate } from '../model/summary.ts';
import type { FileOutcome, FileToParse } from './parse-file.ts';
import { createParseThread, type ParseThread } from './parse-thread.ts';

/** Files in one message to a worker. */
const BATCH = 32;
/** Batches that the workers have at most: enough to go on parsing while this thread writes 512 pages. */
const AHEAD = 18;
const MAX_THREADS = 4;

export interface ParsePoolOptions {
  readonly folder: string;
  readonly today: CalendarDate;
  readonly log: Log;
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
export async function* parseFiles(
  files: readonly FileToParse[],
  options: ParsePoolOptions,
): AsyncGenerator<readonly ParsedFile[]> {
  const batches = Math.ceil(files.length / BATCH);
  const wanted = options.threads ?? Math.min(availableParallelism() - 1, MAX_THREADS);
  const count = Math.max(1, Math.min(wanted, batches));
  const threads: ParseThread[] = Array.from({ length: count }, () => createParseThread(options));
  const waiting: Promise<readonly ParsedFile[]>[] = [];
  try {
    for (let n = 0; n < batches; n += 1) {
      const sources = files.slice(n * BATCH, (n + 1) * BATCH);
      waiting.push(parseBatch(threads[n % count], sources));
      if (waiting.length >= Math.max(AHEAD, count * 2)) {
        yield (await waiting.shift()) ?? [];
      }
    }
    for (const batch of waiting.splice(0)) {
      yield await batch;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
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
