import { ORIGIN_FUTURE } from '../model/problem-codes.ts';
import type { CalendarDate, Origin } from '../model/summary.ts';
import type { ProblemLog } from './problem-log.ts';
import type { BlockStructure } from './structure.ts';

const TITLE_START = /^ {0,3}# +__(.+)$/;
/** Between the title and the label of the origin. */
const TITLE_END = /__, \(?(from(?: page)?) \(?\[/y;
/** Behind the label. */
const ORIGIN_END = /^\]\([^)]*\)\.\)\s*$/;

/** How the title line goes on: `from ([…` in the oldest layouts, `(from page […` in the others. */
export type TitleTemplate = 'from' | 'from page';

const EXAMPLE = '# __Title__, (from page [20260329](https://…/20260329).)';

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
    problems.reject({
      line: Math.max(first, 0) + 1,
      code: 'title-line',
      what: 'The page has no title line',
      example: EXAMPLE,
      received: lines[Math.max(first, 0)] ?? '',
    });
    return undefined;
  }
  const parts = cutTitleLine(line);
  if (parts === undefined || parts.title.trim() === '') {
    problems.reject({
      line: at + 1,
      code: 'title-line',
      what: 'The title line cannot be read',
      example: EXAMPLE,
      received: line,
    });
    return undefined;
  }
  return {
    title: parts.title.trim(),
    template: parts.template,
    origin: readOrigin(parts.label, at + 1, today, problems),
  };
}

/**
 * The last `__, from` ends the title, whatever the title itself contains. Looked for from the end
 * and back: one regular expression for the whole line would try the rest of it at each `__, from`.
 */
function cutTitleLine(
  line: string,
):
  | { readonly title: string; readonly template: TitleTemplate; readonly label: string }
  | undefined {
  const labelEnd = line.lastIndexOf('](');
  if (labelEnd === -1 || !ORIGIN_END.test(line.slice(labelEnd))) {
    return undefined;
  }
  const before = line.slice(0, labelEnd);
  // There is no `]` in a label.
  const first = before.lastIndexOf(']') + 1;
  for (let at = before.lastIndexOf('__, '); at >= first; at = before.lastIndexOf('__, ', at - 1)) {
    TITLE_END.lastIndex = at;
    const [end, from] = TITLE_END.exec(before) ?? [];
    if (end !== undefined) {
      const title = TITLE_START.exec(before.slice(0, at))?.[1];
      const template = from === 'from page' ? 'from page' : 'from';
      return title === undefined
        ? undefined
        : { title, template, label: before.slice(at + end.length) };
    }
    if (at === 0) {
      break;
    }
  }
  return undefined;
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
    problems.warn({
      line,
      code: 'origin-date',
      what: 'The origin is no calendar date',
      expected: 'one',
      example: '20260329',
      received: raw,
    });
    return { raw, date: null };
  }
  if (date > today) {
    problems.warn({
      line,
      code: ORIGIN_FUTURE,
      what: 'The origin lies in the future and gives no date',
      expected: `a day up to ${today}`,
      received: raw,
    });
    return { raw, date: null };
  }
  return { raw, date };
}

function isCalendarDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
