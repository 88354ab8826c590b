import { z } from 'zod';
import { Item } from './item.ts';
import { CalendarDate, Summary } from './summary.ts';
import { Language } from './text/language.ts';

/** A page as the archive keeps it: its summary without the rows, and what the index knows of it. */
export const ArchivePage = Summary.omit({ rows: true, closest: true }).extend({
  /**
   * Origin's date when valid, else the day the page was first seen if that was after the baseline.
   * Null is undated: last in sort:recent, never within since: or until:.
   */
  pageDate: CalendarDate.nullable(),
  firstSeenAt: z.date(),
  /** Mean relevancy of its rated rows, unrounded; null when no row is rated. */
  meanRelevancy: z.number().nullable(),
});
export type ArchivePage = z.infer<typeof ArchivePage>;

/** An item with the page it stands on: what a card, an export line or a digest entry is made of. */
export const ArchiveItem = z.object({
  item: Item,
  page: ArchivePage,
  /** What its texts are written in; messages frozen before it was known have none. */
  language: Language.default('en'),
  /** When the item, or its page, left the archive; null while it is there. */
  goneAt: z.date().nullable(),
  /** Whether it is gone because its page is; messages frozen before it was told apart have none. */
  leftWithPage: z.boolean().default(false),
});
export type ArchiveItem = z.infer<typeof ArchiveItem>;
