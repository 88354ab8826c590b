import { oneLine } from './plain.ts';
import { shorten } from './shorten.ts';

/**
 * Foreign text where one line of it is wanted: made fit to be shown, white space folded, cut
 * between words.
 *
 * @param units - UTF-16 units at most, which is what Slack counts.
 * @param fallback - stands for text without anything to see; Slack refuses empty text.
 */
export function shortLine(text: string, units: number, fallback?: string): string {
  return shorten(oneLine(text, fallback), units);
}
