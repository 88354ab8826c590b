import type { PageId } from '../model/page-id.ts';
import type { Problem } from '../model/problem.ts';
import type { CalendarDate, Summary } from '../model/summary.ts';

/** A file that has the name of a summary page. */
export interface PageSource {
  /** Relative to the archive; only for problems. */
  readonly file: string;
  readonly id: PageId;
  readonly bytes: Uint8Array;
  /** Origins after this day are labels from the future and give no date. */
  readonly today: CalendarDate;
}

export type ParsedPage =
  | { readonly kind: 'page'; readonly summary: Summary; readonly warnings: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

export type ParsePage = (source: PageSource) => ParsedPage;
