/** The page's words are English, so its times are, whatever the browser speaks; the zone is the viewer's. */
const language = 'en-GB';

/** A message's `ts` as milliseconds since the epoch. */
export function tsToMs(ts: string): number {
  return Math.round(Number(ts) * 1000);
}

/** `09:05` in the viewer's zone. */
export function clockTime(ms: number): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(ms);
}

/** `Monday, 23 November 2026 at 09:05:12`, for a tooltip. */
export function fullTime(ms: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' }).format(ms);
}

/** `09:05:12` in the viewer's zone. */
export function clockSeconds(ms: number): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(ms);
}

/** `Mon 23 Nov 2026, 09:05`. */
export function shortDateTime(ms: number): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms);
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
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(ms);
}

/** `5 minutes ago`, `in 2 days`; `just now` for less than a minute, since clocks here tick seldom. */
export function relativeTime(ms: number, nowMs: number): string {
  const seconds = Math.round((ms - nowMs) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return 'just now';
}

/** Fills the tokens of a `<!date^…>`, such as `{date_short_pretty} at {time}`. */
export function slackDate(seconds: number, format: string, nowMs: number): string {
  const ms = seconds * 1000;
  const inFormat = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(ms);
  const short = { month: 'short', day: 'numeric', year: 'numeric' } as const;
  const long = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const;
  const plain = { month: 'long', day: 'numeric', year: 'numeric' } as const;
  const pretty = (options: Intl.DateTimeFormatOptions) => {
    const name = dayName(ms, nowMs);
    return name === 'Today' || name === 'Yesterday' ? name.toLowerCase() : inFormat(options);
  };
  const tokens: Readonly<Record<string, () => string>> = {
    date_num: () => new Date(ms).toISOString().slice(0, 10),
    date_slash: () => inFormat({ dateStyle: 'short' }),
    date: () => inFormat(plain),
    date_pretty: () => pretty(plain),
    date_short: () => inFormat(short),
    date_short_pretty: () => pretty(short),
    date_long: () => inFormat(long),
    date_long_pretty: () => pretty(long),
    time: () => clockTime(ms),
    time_secs: () => inFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    ago: () => relativeTime(ms, nowMs),
  };
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => tokens[name]?.() ?? whole);
}
