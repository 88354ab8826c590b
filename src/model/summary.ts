import { z } from 'zod';
import { Row } from './item.ts';
import { PageId } from './page-id.ts';

/** A calendar date, `2026-11-24`. */
export const CalendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** The newsletter date on the page: a label, not the article's date. */
export const Origin = z.object({
  /** As written, trimmed: `20250511d`, `4320.0`, `20251231-a-yearly-review`. */
  raw: z.string(),
  /** Null when the label holds no calendar date or one that lay in the future when it was read. */
  date: CalendarDate.nullable(),
});
export type Origin = z.infer<typeof Origin>;

/** An entry of the `Closest` section, as written; the id may belong to no page. */
export const ClosestLink = z.object({ title: z.string(), id: z.string() });
export type ClosestLink = z.infer<typeof ClosestLink>;

/** What a page says, once parsed. All text is plain text: escape it wherever it is shown. */
export const Summary = z.object({
  id: PageId,
  title: z.string(),
  /** The article's address; null when the page has no usable http(s) link. */
  url: z.string().nullable(),
  origin: Origin,
  /** Open vocabularies; null in layout A. */
  category: z.string().nullable(),
  type: z.string().nullable(),
  keywords: z.array(z.string()),
  themes: z.array(z.string()),
  text: z.string(),
  rows: z.array(Row),
  closest: z.array(ClosestLink),
});
export type Summary = z.infer<typeof Summary>;
