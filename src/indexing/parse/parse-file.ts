import type { FileStamp } from '../../model/archive-file.ts';
import { detectLanguage } from '../../model/detect-language.ts';
import type { ItemId } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import type { PageId } from '../../model/page-id.ts';
import type { Problem } from '../../model/problem.ts';
import type { Summary } from '../../model/summary.ts';
import { type PageSource, parsePage } from '../../pages/parse-page.ts';
import { firstItemIds } from '../write/assign-item-ids.ts';
import { readPageFile } from './read-page-file.ts';

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

/** Reads, hashes and parses one file; what workers do, and what one thread would do. */
export function parseFile(
  { folder, ...reading }: PageReading,
  { file, pageId, knownHash }: Omit<FileToParse, 'size'>,
): FileOutcome {
  const read = readPageFile(folder, file);
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
  const parsed = parsePage({ file, id: pageId, bytes, ...reading });
  if (parsed.kind === 'rejected') {
    return { ...parsed, stamp };
  }
  // Made here, as the thread that writes has the most to do.
  const { rows } = parsed.summary;
  const firstIds = firstItemIds(pageId, rows);
  return { ...parsed, stamp, firstIds, languages: rows.map(detectLanguage) };
}
