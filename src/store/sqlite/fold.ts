const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu;
const LONGEST_WORD = 64;

/** Lower case without accents, white space folded: how values of facets are compared. */
export function foldValue(text: string): string {
  return foldAccents(text.normalize('NFKD')).replace(/\s+/g, ' ').trim();
}

/** The words of a text as the full-text index cuts them, but not stemmed; longer than 64 left out. */
export function wordsOf(text: string): readonly string[] {
  const words = foldAccents(text).match(WORDS) ?? [];
  return words.filter((word) => word.length <= LONGEST_WORD);
}

/** Whether the full-text index finds any word in a text. */
export function hasWords(text: string): boolean {
  return text.search(WORDS) >= 0;
}

function foldAccents(text: string): string {
  const lower = text.toLowerCase();
  // Most texts are plain ASCII, and normalising is the slow part.
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '');
}
