import type { TextRange } from '../../model/hit.ts';
import { frenchStems } from './french-stems.ts';

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

interface Stemmed extends TextRange {
  readonly stem: string;
}

/**
 * Where words or phrases, given by their stems, stand in a French text. The full-text index has
 * these stems in columns of their own, so it cannot point into the text itself.
 */
export function frenchRanges(
  text: string | null,
  wanted: readonly (readonly string[])[],
): readonly TextRange[] {
  if (text === null || wanted.length === 0) {
    return [];
  }
  const words = stemmedWords(text);
  return wanted.flatMap((stems) =>
    words.flatMap((first, at) => {
      const last = words[at + stems.length - 1];
      const isHere = stems.every((stem, n) => words[at + n]?.stem === stem);
      return isHere && last !== undefined ? [{ start: first.start, end: last.end }] : [];
    }),
  );
}

function stemmedWords(text: string): readonly Stemmed[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    frenchStems(word).map((stem) => ({ stem, start: index, end: index + word.length })),
  );
}
