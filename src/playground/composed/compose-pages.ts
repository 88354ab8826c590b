import { createHash } from 'node:crypto';
import { DAY_MS } from '../../model/duration.ts';
import type { CalendarDate } from '../../model/summary.ts';
import { composePage } from './compose-page.ts';
import { inTurn } from './deal.ts';
import { printPage } from './print-page.ts';
import type { Theme } from './theme.ts';

/** A Wednesday, right after the last week whose pages were written by hand. */
export const FIRST_DAY: CalendarDate = '2027-01-20';
/** Wednesday and Sunday, counted from a Wednesday. */
const DAYS_OF_WEEK = [0, 4];

/** A page that nobody wrote by hand; it depends on its day alone. */
export interface PageOfDay {
  readonly day: CalendarDate;
  readonly file: string;
  /** As the archive's generator writes it today. */
  readonly text: string;
}

/** The pages of the days after `after`, up to `until`: two a week, for ever. */
export function composePages(
  themes: readonly Theme[],
  after: CalendarDate | null,
  until: CalendarDate,
): readonly PageOfDay[] {
  const pages: PageOfDay[] = [];
  for (let n = after === null ? 0 : firstAfter(after); ; n += 1) {
    const day = dayOf(n);
    if (day > until) {
      return pages;
    }
    pages.push({ day, file: `${idOf(day)}.md`, text: printPage(composePage(themes, n, day)) });
  }
}

/** Of the n-th page. */
function dayOf(n: number): CalendarDate {
  const days = Math.floor(n / DAYS_OF_WEEK.length) * 7 + inTurn(DAYS_OF_WEEK, n);
  return new Date(Date.parse(FIRST_DAY) + days * DAY_MS).toISOString().slice(0, 10);
}

function firstAfter(day: CalendarDate): number {
  const weeks = Math.floor((Date.parse(day) - Date.parse(FIRST_DAY)) / (7 * DAY_MS));
  let n = Math.max(0, weeks * DAYS_OF_WEEK.length);
  while (dayOf(n) <= day) {
    n += 1;
  }
  return n;
}

function idOf(day: CalendarDate): string {
  return createHash('md5').update(`demo page of ${day}`).digest('hex');
}
