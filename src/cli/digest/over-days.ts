import { UsageError } from '../failure.ts';

const DAYS = { d: 1, w: 7, m: 365 / 12, y: 365 } as const;
/** Five years: an archive's pages are hardly older, and a daily digest has 1,826 periods then. */
const MOST_DAYS = 5 * 366;

/** `90d`, `12w`, `6m`, `1y` in days. @throws {UsageError} */
export function overDays(typed: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([dwmy])$/.exec(typed) ?? [];
  const days = Math.round(Number(count) * (unit === '' ? 0 : DAYS[unitOf(unit)]));
  if (days < 1 || days > MOST_DAYS) {
    throw new UsageError(
      `--over takes a length of time back from now, 1d to 5y, as in 90d, 12w, 6m or 1y; found ${JSON.stringify(typed)}.`,
    );
  }
  return days;
}

function unitOf(letter: string): keyof typeof DAYS {
  return letter === 'd' || letter === 'w' || letter === 'm' ? letter : 'y';
}
