import { isSmallWord } from '../../model/text/small-words.ts';

/** A hyphen with a blank on both sides, and the word behind it. Longer dashes part sentences. */
const LONE_DASH = /(?:^|\s)[-−]\s+("[^"]+"|=?[\p{L}\p{N}][^\s()"]*)/u;

/**
 * `- military`, which is read as a word like any other, as in titles that are pasted, and may have
 * been meant as `-military`.
 *
 * @returns a sentence that says so; null where nothing of the kind was typed.
 */
export function loneDashNote(text: string): string | null {
  const word = LONE_DASH.exec(text)?.[1];
  return word === undefined || isSmallWord(word)
    ? null
    : `“- ${word}” asks for ${word}; -${word} leaves it out`;
}
