/** Soft hyphens and joiners stand within words, and are no blanks. */
const UNSEEN = /\p{Cf}+/gu;
const BLANKS = /[\p{Cc}\s]+/gu;

/**
 * What was typed, on one line: invisible characters go, and white space and control characters
 * fold into single blanks. Slack's markup is no matter of search: it is read where it comes in
 * (slack/markup), and nowhere twice.
 */
export function tidyText(text: string): string {
  return text.replace(UNSEEN, '').replace(BLANKS, ' ').trim();
}
