import { foldText, type TextWord } from './text-words.ts';

/** How those write who have no key for it. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};
const WITH_SIGN = /[äöüøå]/g;
const ASCII = /^[\0-\x7f]*$/;
/** Not of `quest`, `neue` or `Bauer`, where the e belongs to another sound. */
const WITHOUT_SIGN = /(?<![aeiouq])([aou])e/g;
/** Of letters, written out. Shorter ones are other words as a rule: `blue`, `due`, `poem`. */
const SHORTEST = 5;

/**
 * `zuerich` of `Zürich`: what stands beside the word itself, whose sign is no letter of its own.
 *
 * @param typed - as a reader wrote it.
 */
export function writtenOut(typed: string): string | null {
  const text = typed.normalize('NFC').toLowerCase();
  const word = foldText(text.replace(WITH_SIGN, (letter) => WRITTEN_OUT[letter] ?? letter));
  return word.length < SHORTEST || word === foldText(text) ? null : word;
}

/**
 * `zurich` of `zuerich`: how `Zürich` is kept. Another word as often (`guest`, `statues`), so that
 * it is asked for only where no text has the word as it was typed.
 *
 * @param word - normalised.
 */
export function withoutWritingOut(word: string): string | null {
  const shorter = word.replace(WITHOUT_SIGN, '$1');
  return word.length < SHORTEST || shorter === word ? null : shorter;
}

/** No text has it in a word: private characters are no letters. */
const MARK = '\u{E001}';

/**
 * What an index keeps of the words that a text has with a sign, beside them: each with how it is
 * written out, and the other way round. Only so can `zuerich` be told from `guest`.
 *
 * @param words - of this text.
 */
export function umlautPairs(text: string, words: readonly TextWord[]): readonly string[] {
  return ASCII.test(text)
    ? []
    : words.flatMap(({ word, start, end }) => {
        const other = writtenOut(text.slice(start, end));
        return other === null ? [] : [pair(word, other), pair(other, word)];
      });
}

function pair(word: string, other: string): string {
  return `${pairsOf(word)}${other}`;
}

/** How all pairs of a word begin. */
export function pairsOf(word: string): string {
  return `${MARK}${word}${MARK}`;
}

/** The other one of a pair. */
export function otherOfPair(pair: string): string {
  return pair.slice(pair.lastIndexOf(MARK) + 1);
}

/** Whether what an index keeps is such a pair, and no word. */
export function isUmlautPair(word: string): boolean {
  return word.startsWith(MARK);
}
