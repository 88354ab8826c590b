import type { FileStamp } from '../../model/archive-file.ts';
import type { ItemId } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import type { Summary } from '../../model/summary.ts';
import { detectLanguage } from '../../model/text/detect-language.ts';
import type { Language } from '../../model/text/language.ts';
import { MAX_PAGE_BYTES, tooLarge } from '../../pages/decode-page.ts';
import { type PageSource, parsePage } from '../../pages/parse-page.ts';
import { firstItemIds } from '../write/assign-item-ids.ts';
import { type PageFile, readPageFile } from './read-page-file.ts';
import { SMALL_BYTES } from './small-bytes.ts';

/** A file that is to be read, and parsed unless its bytes are known. */
export interface FileToParse {
  readonly file: string;
  /** Bytes, when it was last looked at: to share out the work, nothing else. */
  readonly size: number;
  readonly pageId: PageId;
  /** Bytes with this hash are indexed already; null parses whatever is there. */
  readonly knownHash: string | null;
}

export type FileOutcome =
  | {
      readonly kind: 'page';
      readonly stamp: FileStamp;
      readonly summary: Summary;
      /** Row by row: the id where the page is not known yet, and the language. */
      readonly firstIds: readonly ItemId[];
      readonly languages: readonly Language[];
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'unchanged'; readonly stamp: FileStamp }
  | { readonly kind: 'rejected'; readonly stamp: FileStamp; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'being-written' };

/** How pages are read, all alike. */
export interface PageReading extends Pick<PageSource, 'today' | 'mostWarnings'> {
  /** The archive. */
  readonly folder: string;
}

type ReadFile = Exclude<PageFile, { readonly kind: 'larger' }>;

/** Reads, hashes and parses one file of any size; in a worker, since nobody else may wait for it. */
export function parseFile(reading: PageReading, source: Omit<FileToParse, 'size'>): FileOutcome {
  const read = readPageFile(reading.folder, source.file, MAX_PAGE_BYTES);
  return read.kind === 'larger'
    ? {
        kind: 'rejected',
        stamp: read.stamp,
        problems: [problemOf(source.file, 'rejected', tooLarge(read.stamp.size))],
      }
    : parseRead(reading, source, read);
}

/**
 * As `parseFile`, for a file that is small as it is read, and so may be parsed where others wait:
 * see `SMALL_BYTES`. Undefined, with nothing read, for one that has grown.
 */
export function parseSmallFile(
  reading: PageReading,
  source: Omit<FileToParse, 'size'>,
): FileOutcome | undefined {
  const read = readPageFile(reading.folder, source.file, SMALL_BYTES);
  return read.kind === 'larger' ? undefined : parseRead(reading, source, read);
}

function parseRead(
  { today, mostWarnings }: PageReading,
  { file, pageId, knownHash }: Omit<FileToParse, 'size'>,
  read: ReadFile,
): FileOutcome {
  if (read.kind === 'unusable') {
    return { kind: 'rejected', stamp: read.stamp, problems: [read.problem] };
  }
  if (read.kind !== 'read') {
    return read;
  }
  const { stamp, bytes } = read;
  if (stamp.hash === knownHash) {
    return { kind: 'unchanged', stamp };
  }
  const parsed = parsePage({ file, id: pageId, bytes, today, mostWarnings });
  if (parsed.kind === 'rejected') {
    return { ...parsed, stamp };
  }
  // Made here, as the thread that writes has the most to do.
  const { rows } = parsed.summary;
  const firstIds = firstItemIds(pageId, rows);
  return { ...parsed, stamp, firstIds, languages: rows.map(detectLanguage) };
}
