/** Of fewer letters, as in `3d`, the parts say too little. */
const LETTERS_AND_DIGITS = /^(\p{L}{2,})(\p{N}+)$/u;
const GROUPED = /^\d{1,3}(?:[,.'’\u00a0\u202f]\d{3})+$/;
const UNGROUPED = /^\d{4,9}$/;
const INITIALS = /^(?:\p{L}\.)+\p{L}?$/u;
const CAPITALS = /^\p{Lu}{2,4}$/u;

/**
 * The parts of a word that others write apart: `iso9660` as `ISO 9660`, `1000` as `1,000`, `US` as
 * `U.S.`; one where nobody does.
 *
 * @param text - the word as it was typed.
 */
export function apart(word: string, text: string): readonly string[] {
  if (CAPITALS.test(text)) {
    return Array.from(word);
  }
  if (UNGROUPED.test(word)) {
    return word.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');
  }
  return LETTERS_AND_DIGITS.exec(word)?.slice(1) ?? [word];
}

/** Initials and the groups of a number as others write them, without points: `U.S.`, `1,000`. */
export function together(text: string, words: readonly string[]): readonly string[] {
  return GROUPED.test(text) || INITIALS.test(text) ? [words.join('')] : [];
}
