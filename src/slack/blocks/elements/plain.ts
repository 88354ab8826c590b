/** Control characters but tab and newline, and marks that turn the reading direction of what follows. */
const UNSHOWABLE = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu;

/**
 * Foreign text made fit to be shown: what cannot be seen but disturbs becomes a
 * space. One UTF-16 unit for each, so that ranges in the text stay true.
 */
export function plain(text: string): string {
  return text.toWellFormed().replace(UNSHOWABLE, ' ');
}

/** On one line, white space folded; never empty, since Slack refuses empty text. */
export function oneLine(text: string, fallback = '–'): string {
  const line = plain(text).replace(/\s+/g, ' ').trim();
  return line === '' ? fallback : line;
}
