/** The page's words are English, so its times are, whatever the browser speaks. */
const language = 'en-GB';

const clock = { hour: '2-digit', minute: '2-digit' } as const;
const clockWithSeconds = { ...clock, second: '2-digit' } as const;
const full = { dateStyle: 'full', timeStyle: 'medium' } as const;
const medium = { timeStyle: 'medium' } as const;
const slashes = { dateStyle: 'short' } as const;
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const dayOfYear = { ...day, year: 'numeric' } as const;
const plainDate = { month: 'long', day: 'numeric', year: 'numeric' } as const;
const shortDate = { month: 'short', day: 'numeric', year: 'numeric' } as const;
const shortWithTime = { weekday: 'short', ...shortDate, ...clock } as const;

/**
 * By their options, each made once: to make one takes 200 µs, to use it one to three, and each
 * message has three times.
 */
const formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

const distances = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

/** In the viewer's zone, as it is when the first such time is written. @param options - one of the above. */
function written(ms: number, options: Intl.DateTimeFormatOptions): string {
  const format = formats.get(options) ?? new Intl.DateTimeFormat(language, options);
  formats.set(options, format);
  return format.format(ms);
}

/** A message's `ts` as milliseconds since the epoch. */
export function tsToMs(ts: string): number {
  return Math.round(Number(ts) * 1000);
}

/** `09:05` in the viewer's zone. */
export function clockTime(ms: number): string {
  return written(ms, clock);
}

/** `Monday, 23 November 2026 at 09:05:12`, for a tooltip. */
export function fullTime(ms: number): string {
  return written(ms, full);
}

/** `09:05:12` in the viewer's zone. */
export function clockSeconds(ms: number): string {
  return written(ms, medium);
}

/** `Mon 23 Nov 2026, 09:05`. */
export function shortDateTime(ms: number): string {
  return written(ms, shortWithTime);
}

/** Names a day in the viewer's zone; two instants of one day share it. */
export function dayKey(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** `Today`, `Yesterday` or `Monday, 23 November`, with the year when it is another one. */
export function dayName(ms: number, nowMs: number): string {
  if (dayKey(ms) === dayKey(nowMs)) {
    return 'Today';
  }
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayKey(ms) === dayKey(yesterday.getTime())) {
    return 'Yesterday';
  }
  const sameYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return written(ms, sameYear ? day : dayOfYear);
}

/** `5 minutes ago`, `in 2 days`; `just now` for less than a minute, since clocks here tick seldom. */
export function relativeTime(ms: number, nowMs: number): string {
  const seconds = Math.round((ms - nowMs) / 1000);
  const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) {
      return distances.format(Math.trunc(seconds / length), unit);
    }
  }
  return 'just now';
}

/** Fills the tokens of a `<!date^…>`, such as `{date_short_pretty} at {time}`. */
export function slackDate(seconds: number, format: string, nowMs: number): string {
  const ms = seconds * 1000;
  const pretty = (options: Intl.DateTimeFormatOptions) => {
    const name = dayName(ms, nowMs);
    return name === 'Today' || name === 'Yesterday' ? name.toLowerCase() : written(ms, options);
  };
  const tokens: Readonly<Record<string, () => string>> = {
    date_num: () => new Date(ms).toISOString().slice(0, 10),
    date_slash: () => written(ms, slashes),
    date: () => written(ms, plainDate),
    date_pretty: () => pretty(plainDate),
    date_short: () => written(ms, shortDate),
    date_short_pretty: () => pretty(shortDate),
    date_long: () => written(ms, dayOfYear),
    date_long_pretty: () => pretty(dayOfYear),
    time: () => clockTime(ms),
    time_secs: () => written(ms, clockWithSeconds),
    ago: () => relativeTime(ms, nowMs),
  };
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => tokens[name]?.() ?? whole);
}
