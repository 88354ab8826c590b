import { ORIGIN_FUTURE } from '../model/problem.ts';
import type { CalendarDate, Origin } from '../model/summary.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoteFound } from './quote-found.ts';
import type { BlockStructure } from './structure.ts';

// Greedy first group: the last `__, from` ends the title, whatever the title itself contains.
const TITLE_LINE = /^ {0,3}# +__(.+)__, \(?(from(?: page)?) \(?\[([^\]]*)\]\(([^)]*)\)\.\)\s*$/;

/** How the title line goes on: `from ([…` in the oldest layouts, `(from page […` in the others. */
export type TitleTemplate = 'from' | 'from page';

const EXPECTED = '"# __Title__, (from page [20260329](https://…/20260329).)"';

/** The page's title and origin; undefined, with a rejection, when there is no title line to read. */
export function readTitleLine(
  lines: readonly string[],
  { headings }: BlockStructure,
  today: CalendarDate,
  problems: ProblemLog,
):
  | { readonly title: string; readonly template: TitleTemplate; readonly origin: Origin }
  | undefined {
  const at = headings.find(({ depth }) => depth === 1)?.line;
  const line = at === undefined ? undefined : lines[at];
  if (at === undefined || line === undefined) {
    const first = lines.findIndex((candidate) => candidate.trim() !== '');
    problems.reject(
      Math.max(first, 0) + 1,
      'title-line',
      `The page has no title line; expected ${EXPECTED}, found ${quoteFound(lines[Math.max(first, 0)] ?? '')}.`,
    );
    return undefined;
  }
  const [, title, from, label] = TITLE_LINE.exec(line) ?? [];
  if (title === undefined || label === undefined || title.trim() === '') {
    problems.reject(
      at + 1,
      'title-line',
      `The title line cannot be read; expected ${EXPECTED}, found ${quoteFound(line)}.`,
    );
    return undefined;
  }
  return {
    title: title.trim(),
    template: from === 'from page' ? 'from page' : 'from',
    origin: readOrigin(label, at + 1, today, problems),
  };
}

function readOrigin(
  label: string,
  line: number,
  today: CalendarDate,
  problems: ProblemLog,
): Origin {
  const raw = label.trim();
  const digits = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(raw);
  if (digits === null) {
    return { raw, date: null };
  }
  const date = `${digits[1]}-${digits[2]}-${digits[3]}`;
  if (!isCalendarDate(date)) {
    problems.warn(
      line,
      'origin-date',
      `The origin is no calendar date; expected one like 20260329, found ${quoteFound(raw)}.`,
    );
    return { raw, date: null };
  }
  if (date > today) {
    problems.warn(
      line,
      ORIGIN_FUTURE,
      `The origin lies in the future and gives no date; expected a day up to ${today}, found ${quoteFound(raw)}.`,
    );
    return { raw, date: null };
  }
  return { raw, date };
}

function isCalendarDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
