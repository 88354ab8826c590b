const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu;
// Most texts are plain ASCII, where accents and other letters need not be looked for.
export const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORDS = /[a-z0-9]+/g;
export const LONGEST_WORD = 64;

/** Lower case without accents or ligatures, white space folded: how values of facets are compared. */
export function foldValue(text: string): string {
  const decomposed = ASCII.test(text) ? text : text.normalize('NFKD');
  return foldAccents(decomposed)
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a text as the full-text index cuts them, but not stemmed; longer than 64 left out. */
export function wordsOf(text: string): readonly string[] {
  return cutWords(foldAccents(text));
}

/** @param folded - lower case without accents. */
export function cutWords(folded: string): readonly string[] {
  const words = folded.match(ASCII.test(folded) ? ASCII_WORDS : WORDS) ?? [];
  return words.filter((word) => word.length <= LONGEST_WORD);
}

/** Whether the full-text index finds any word in a text. */
export function hasWords(text: string): boolean {
  return text.search(WORDS) >= 0;
}

/** Lower case without accents. */
export function foldAccents(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '');
}
