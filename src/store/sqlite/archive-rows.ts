import { z } from 'zod';
import { ArchiveItem } from '../../model/archive-item.ts';
import { Language } from '../../model/text/language.ts';
import { ITEM_COLUMNS, toItem } from './item-rows.ts';
import { UNDATED } from './pages/undated.ts';

/** The columns of `item JOIN page` that `toArchiveItem` reads. */
export const ARCHIVE_ITEM_COLUMNS = `${ITEM_COLUMNS},
  item.language, item.gone_at AS goneAt, coalesce(page.gone_at = item.gone_at, 0) AS leftWithPage,
  page.title, page.url, page.origin_raw AS originRaw, page.origin_date AS originDate,
  page.category, page.type, page.keywords, page.themes, page.text, page.page_date AS pageDate,
  page.first_seen_at AS firstSeenAt, page.mean_relevancy AS meanRelevancy`;

const PageColumns = z.object({
  pageId: z.string(),
  language: Language,
  goneAt: z.number().nullable(),
  leftWithPage: z.number(),
  title: z.string(),
  url: z.string().nullable(),
  originRaw: z.string(),
  originDate: z.string().nullable(),
  category: z.string().nullable(),
  type: z.string().nullable(),
  keywords: z.string(),
  themes: z.string(),
  text: z.string(),
  pageDate: z.string(),
  firstSeenAt: z.number(),
  meanRelevancy: z.number().nullable(),
});

/** @throws {ZodError} when the row is not what this program writes. */
export function toArchiveItem(row: unknown): ArchiveItem {
  const {
    pageId,
    pageDate,
    language,
    goneAt,
    leftWithPage,
    originRaw,
    originDate,
    keywords,
    themes,
    firstSeenAt,
    ...page
  } = PageColumns.parse(row);
  return ArchiveItem.parse({
    item: toItem(row),
    page: {
      ...page,
      id: pageId,
      pageDate: pageDate === UNDATED ? null : pageDate,
      origin: { raw: originRaw, date: originDate },
      keywords: JSON.parse(keywords),
      themes: JSON.parse(themes),
      firstSeenAt: new Date(firstSeenAt),
    },
    language,
    goneAt: goneAt === null ? null : new Date(goneAt),
    leftWithPage: leftWithPage === 1,
  });
}
