import type { ArchiveItem } from '../../../model/archive-item.ts';
import {
  type Copy,
  type Hit,
  type LabelMatch,
  NO_MATCH,
  type TextRange,
} from '../../../model/hit.ts';
import { counted } from '../../../model/text/counted.ts';
import { calendarDay } from '../elements/calendar-day.ts';
import { cutWithRanges } from '../elements/excerpt.ts';
import { oneLine } from '../elements/plain.ts';
import { shortLine } from '../elements/short-line.ts';
import { boldMarkup, highlightedMarkup, type Print } from '../elements/small-print.ts';
import { day } from '../elements/times.ts';
import { kindTitle } from './kind-title.ts';

/** With kind, date and counts one line of a desktop screen, some 100 characters. */
const PAGE_TITLE = 64;
/** Beside a label, which is why the card is there, less of the title is shown. */
const SHORT_TITLE = 28;
const LABEL = 60;
const ALSO_IN = 32;

/** What of a hit is said beside its page. */
type PrintedHit = Pick<Hit, 'labels' | 'alsoIn' | 'matches' | 'reasons' | 'saidIn'>;

const SHOWN = ['name', 'description', 'change', 'title'];

/** `Signal · The Year of the Age Gate · 13 Nov 2026 · matched keyword *regulation*`. */
export function pagePrint(found: ArchiveItem, hit: PrintedHit = NO_MATCH): readonly Print[] {
  const { item, page } = found;
  const { alsoIn, matches } = hit;
  const label = tellingLabel(hit);
  return [
    { plain: kindTitle(item.kind) },
    titlePrint(page.title, titleRoom(label, alsoIn), matches.title),
    { plain: calendarDay(page.pageDate) },
    ...gonePrint(found),
    ...(alsoIn.length === 0 ? [] : [{ plain: alsoInWords(alsoIn) }]),
    ...(label === undefined
      ? []
      : [boldMarkup(`matched ${label.label}`, shortLine(label.value, LABEL))]),
  ];
}

/** Its words that were asked for in bold, as they are in the card's own texts. */
function titlePrint(title: string, room: number, ranges: readonly TextRange[]): Print {
  const line = oneLine(title, 'untitled page');
  const cut = cutWithRanges(line, room, line === title ? ranges : []);
  return highlightedMarkup(cut.text, cut.ranges);
}

function titleRoom(label: LabelMatch | undefined, alsoIn: readonly Copy[]): number {
  const beside = [
    label === undefined ? '' : `matched ${label.label} ${label.value}`,
    alsoIn.length === 0 ? '' : alsoInWords(alsoIn),
  ].join('');
  return Math.max(SHORT_TITLE, PAGE_TITLE - beside.length);
}

/** The label that says a word which nothing else on the card says. */
function tellingLabel({ labels, reasons, saidIn }: PrintedHit): LabelMatch | undefined {
  const shown: readonly string[] = [...SHOWN, ...(saidIn === null ? [] : [saidIn])];
  const unsaid = reasons.words.filter(
    ({ places }) => !places.some(({ field }) => shown.includes(field)),
  );
  return labels.find(({ label }) =>
    unsaid.some(({ places }) => places.some(({ field }) => field === label)),
  );
}

function alsoInWords(copies: readonly Copy[]): string {
  const [first, second] = copies;
  return first !== undefined && second === undefined
    ? `also in ${shortLine(first.pageTitle, ALSO_IN, 'an untitled page')}`
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
