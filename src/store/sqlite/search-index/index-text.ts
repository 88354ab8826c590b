import { compounds, textWords } from '../../../model/text/text-words.ts';
import { umlautPairs } from '../../../model/text/umlaut-spelling.ts';

/**
 * Stands between two texts in a column of the full-text index, so that no phrase reaches from one
 * into the next. No text has it as a word: private characters are no letters.
 */
const BETWEEN_TEXTS = ' \u{E000} ';

/** Texts as the full-text index takes them. */
export interface IndexText {
  /** Their words, normalised, with blanks between. */
  readonly words: string;
  /** Hyphenated words as one, and words with an umlaut as pairs: they stand in no order with the others. */
  readonly joined: readonly string[];
}

/** What the full-text index and the word table hold of texts: one and the same words. */
export function indexText(texts: readonly (string | null)[]): IndexText {
  const streams: string[] = [];
  const joined: string[] = [];
  for (const text of texts) {
    if (text !== null) {
      const words = textWords(text);
      streams.push(words.map(({ word }) => word).join(' '));
      joined.push(...compounds(text, words).map(({ word }) => word), ...umlautPairs(text, words));
    }
  }
  return { words: streams.join(BETWEEN_TEXTS), joined };
}

/** The words of an index text, each once. */
export function wordsIn({ words, joined }: IndexText): readonly string[] {
  const found = new Set([...words.split(' '), ...joined]);
  found.delete('');
  found.delete(BETWEEN_TEXTS.trim());
  return [...found];
}

/** Joined words, so that no phrase takes them for neighbours. */
export function joinedText(texts: readonly IndexText[]): string {
  return texts.flatMap(({ joined }) => joined).join(BETWEEN_TEXTS);
}
