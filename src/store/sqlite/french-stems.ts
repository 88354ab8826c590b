import { stemmer } from '@orama/stemmers/french';
import { wordsOf } from './fold.ts';

/**
 * Ends every stem in the full-text index, a letter to its tokenizer: the English stemmer then lets
 * the stem alone, and neither a word of a text nor one of a query can be taken for it. By itself it
 * stands between two texts, so that no phrase reaches from one into the next.
 */
const MARK = '\u{E000}';

/**
 * What the endings of a French word leave, from its folded form (see `wordsOf`): the plural, the
 * feminine and verb forms of a word mostly share it. Accents are gone before, in the index as in a
 * query, so an unaccented `regulee` gives what `régulée` gives.
 */
function frenchStem(word: string): string {
  const stem = stemmer(word);
  // Of `-é`, `-ée` and `-ées` the accent would tell the stemmer that they are endings.
  return stem.replace(/(?<=.{2})e+s?$/, '');
}

/** The stems of a text's words, in order. */
export function frenchStems(text: string): readonly string[] {
  return wordsOf(text).map(frenchStem);
}

/** Texts as the full-text index takes them for French words; null when there is none. */
export type FrenchIndexText = (texts: readonly (string | null)[]) => string | null;

/** Remembers every stem, as long as it is used itself: texts say the same words again and again. */
export function createFrenchIndexText(): FrenchIndexText {
  const known = new Map<string, string>();
  const stemOf = (word: string) => {
    const stem = known.get(word) ?? frenchStem(word);
    known.set(word, stem);
    return stem;
  };
  return (texts) => {
    const present = texts.filter((text) => text !== null);
    return present.length === 0
      ? null
      : present.map((text) => markedStems(wordsOf(text).map(stemOf))).join(` ${MARK} `);
  };
}

/** Stems as they stand in the full-text index. */
export function markedStems(stems: readonly string[]): string {
  return stems.map((stem) => `${stem}${MARK}`).join(' ');
}
