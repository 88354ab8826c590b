import type { ArchiveItem } from '../../../model/archive-item.ts';
import { counted } from '../../../model/counted.ts';
import type { Copy, LabelMatch } from '../../../model/hit.ts';
import { calendarDay } from '../elements/calendar-day.ts';
import { shortLine } from '../elements/short-line.ts';
import { boldMarkup, type Print } from '../elements/small-print.ts';
import { day } from '../elements/times.ts';
import { kindTitle } from './kind-title.ts';

const PAGE_TITLE = 64;
const LABEL = 60;

/** `Signal · The Year of the Age Gate · 13 Nov 2026 · matched keyword *regulation*`. */
export function pagePrint(
  found: ArchiveItem,
  {
    labels,
    alsoIn,
  }: { readonly labels: readonly LabelMatch[]; readonly alsoIn: readonly Copy[] } = {
    labels: [],
    alsoIn: [],
  },
): readonly Print[] {
  const { item, page } = found;
  const [label] = labels;
  return [
    { plain: kindTitle(item.kind) },
    { plain: shortLine(page.title, PAGE_TITLE, 'untitled page') },
    { plain: calendarDay(page.pageDate) },
    ...gonePrint(found),
    ...(alsoIn.length === 0 ? [] : [{ plain: alsoInWords(alsoIn) }]),
    ...(label === undefined
      ? []
      : [boldMarkup(`matched ${label.label}`, shortLine(label.value, LABEL))]),
  ];
}

function alsoInWords(copies: readonly Copy[]): string {
  const [first, second] = copies;
  return first !== undefined && second === undefined
    ? `also in ${shortLine(first.pageTitle, LABEL, 'an untitled page')}`
    : `also in ${counted(copies.length, 'page')}`;
}

/** Since when an item is gone, and whether its page is; nothing while it is there. */
export function gonePrint({ goneAt, leftWithPage }: ArchiveItem): readonly Print[] {
  if (goneAt === null) {
    return [];
  }
  return [
    {
      plain: leftWithPage
        ? `from a page that is gone since ${day(goneAt)}`
        : `no longer on its page since ${day(goneAt)}`,
    },
  ];
}
