import { setImmediate } from 'node:timers/promises';
import type { FileToRead } from '../scan/compare-archive.ts';
import type { ArchiveWriter } from '../write/archive-writer.ts';
import type { Waiting } from '../write/pending-writes.ts';
import type { FileOutcome, FileToParse } from './parse-file.ts';
import { parseFiles } from './parse-files.ts';
import type { ParseOptions } from './parse-in-workers.ts';
import type { TooHardPages } from './too-hard-pages.ts';

/**
 * Pages in one transaction where nobody else waits to write. Each writes anew nearly all of the word
 * and facet tables: a first index of 14,000 pages commits 583 MB with 256 and 365 MB with 1,024. More
 * would stand in memory twice, and be lost to a process that is killed. The first are few, so that
 * writing begins soon after parsing does.
 */
const PAGES_AT_FIRST = 64;
const PAGES_AT_MOST = 1024;
/** What so many pages of the usual size hold: about a second of writing. */
const ROWS_AT_MOST = 24_000;
const BYTES_AT_MOST = 16 * 1024 * 1024;

export interface ReadFilesRequest {
  readonly reading: ParseOptions;
  readonly tooHard: TooHardPages;
  /** Files read so far, of those that had to be read. */
  readonly onProgress: (progress: { readonly done: number; readonly of: number }) => void;
  /** Stops between two batches. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads files and writes what came of them, in transactions that keep nobody waiting for long:
 * the database does not wait for anything, so others get their turn after each.
 */
export async function readFiles(
  files: readonly FileToRead[],
  writer: ArchiveWriter,
  { reading, tooHard, onProgress, signal }: ReadFilesRequest,
): Promise<void> {
  tooHard.keepOnly(files);
  const toRead: FileToRead[] = [];
  for (const file of files) {
    const outcome = tooHard.outcomeOf(file);
    if (outcome === undefined) {
      toRead.push(file);
    } else {
      writer.take(file, outcome);
    }
  }
  await writer.flush();
  if (toRead.length === 0) {
    return;
  }
  let done = 0;
  let pagesAtOnce = PAGES_AT_FIRST;
  const flush = async () => {
    await writer.flush();
    onProgress({ done, of: toRead.length });
    await setImmediate();
  };
  onProgress({ done, of: toRead.length });
  for await (const parsed of parseFiles(toRead.map(toParse), reading)) {
    signal?.throwIfAborted();
    for (const { outcome } of parsed) {
      const file = toRead[done];
      if (file !== undefined) {
        tooHard.note(file, outcome);
        if (wouldBeMuch(writer.waiting(), outcome)) {
          await flush();
        }
        writer.take(file, outcome);
      }
      done += 1;
      if (done === toRead.length || writer.waiting().writes >= pagesAtOnce) {
        await flush();
        pagesAtOnce = Math.min(pagesAtOnce * 2, PAGES_AT_MOST);
      }
    }
  }
}

/** Whether a page is too large to be written together with those that wait. */
function wouldBeMuch({ rows, bytes }: Waiting, outcome: FileOutcome): boolean {
  return (
    outcome.kind === 'page' &&
    rows > 0 &&
    (rows + outcome.summary.rows.length > ROWS_AT_MOST ||
      bytes + outcome.stamp.size > BYTES_AT_MOST)
  );
}

function toParse({ scanned, pageId, known, sameAs }: FileToRead): FileToParse {
  const { file, size } = scanned;
  const isKnown = known?.state === 'indexed' && known.pageId === pageId && sameAs === undefined;
  return { file, size, pageId, knownHash: isKnown && known.size >= 0 ? known.hash : null };
}
