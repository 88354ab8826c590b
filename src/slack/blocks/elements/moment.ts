import { escapeText } from './escape-text.ts';
import type { Print } from './small-print.ts';

/**
 * A moment as small print, in the reader's own zone and with the nearest days by name.
 *
 * @param before - words of ours, in the same line.
 */
export function momentMarkup(before: string, at: Date): Print {
  const seconds = Math.floor(at.getTime() / 1000);
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    markup: `${escapeText(before)}<!date^${seconds}^{date_short_pretty} {time}|${fallback}>`,
  };
}
