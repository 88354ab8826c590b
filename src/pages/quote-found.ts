const MAX_CHARS = 80;

/** What was found, for the end of a problem's message: in quotes, one line, 80 characters at most. */
export function quoteFound(text: string): string {
  const start = text.slice(0, MAX_CHARS * 2).trim();
  if (start === '') {
    return 'an empty line';
  }
  const chars = Array.from(start);
  return chars.length <= MAX_CHARS && start.length >= text.trimEnd().length
    ? `"${start}"`
    : `"${chars.slice(0, MAX_CHARS).join('')}…"`;
}
