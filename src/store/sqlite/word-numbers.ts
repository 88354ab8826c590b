import { ASCII, cutWords, foldAccents, LONGEST_WORD } from './fold.ts';

/**
 * Numbers the words of texts, from 0 in the order in which they come.
 *
 * A first index sees three million words, of which nearly all were seen before. Cutting each out of
 * its text to look it up took a fifth of all its time, so in plain texts a word is looked up where
 * it stands: a hash table over parts of strings, which `Map` is not.
 */
export interface WordNumbers {
  /** Calls back for each word of a text as `wordsOf` cuts it, in its order, with the word's number. */
  each(text: string, visit: (number: number) => void): void;
  of(text: string): readonly number[];
  /** By number. */
  readonly words: readonly string[];
}

/** Words whose hashes were chosen to be the same would be looked for one by one; beyond these, a map has them. */
const MOST_PROBES = 16;
/** Slots at first; a power of two, so that a hash is brought into range by a mask. */
const SLOTS = 1 << 12;
const EMPTY = -1;
const [ZERO, NINE, A, Z] = [48, 57, 97, 122];

export function createWordNumbers(): WordNumbers {
  const words: string[] = [];
  const hashes: number[] = [];
  let slots = new Int32Array(SLOTS).fill(EMPTY);

  const crowded = new Map<string, number>();

  const place = (number: number, word: string, hash: number): void => {
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const slot = (hash + probe) & (slots.length - 1);
      if (slots[slot] === EMPTY) {
        slots[slot] = number;
        return;
      }
    }
    crowded.set(word, number);
  };
  const add = (word: string, hash: number): number => {
    const number = words.push(word) - 1;
    hashes.push(hash);
    place(number, word, hash);
    // Half full at most, so that what is looked for is found soon.
    if (words.length * 2 > slots.length) {
      slots = new Int32Array(slots.length * 2).fill(EMPTY);
      for (const [known, ofKnown] of words.entries()) {
        if (!crowded.has(ofKnown)) {
          place(known, ofKnown, hashes[known] ?? 0);
        }
      }
    }
    return number;
  };
  const numberOf = (text: string, from: number, to: number, hash: number): number => {
    const mask = slots.length - 1;
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const number = slots[(hash + probe) & mask] ?? EMPTY;
      const word = words[number];
      if (word === undefined) {
        break;
      }
      if (hashes[number] === hash && word.length === to - from && text.startsWith(word, from)) {
        return number;
      }
    }
    const word = text.slice(from, to);
    return crowded.get(word) ?? add(word, hash);
  };
  const eachOfPlain = (text: string, visit: (number: number) => void) => {
    for (let at = 0; at < text.length; at += 1) {
      const from = at;
      let hash = 0;
      for (let code = text.charCodeAt(at); isWordCode(code); code = text.charCodeAt(at)) {
        hash = hashOn(hash, code);
        at += 1;
      }
      if (at > from && at - from <= LONGEST_WORD) {
        visit(numberOf(text, from, at, hash));
      }
    }
  };
  const eachOfAny = (text: string, visit: (number: number) => void) => {
    for (const word of cutWords(text)) {
      let hash = 0;
      for (let at = 0; at < word.length; at += 1) {
        hash = hashOn(hash, word.charCodeAt(at));
      }
      visit(numberOf(word, 0, word.length, hash));
    }
  };
  const each = (text: string, visit: (number: number) => void) => {
    const folded = foldAccents(text);
    (ASCII.test(folded) ? eachOfPlain : eachOfAny)(folded, visit);
  };
  const of = (text: string) => {
    const found: number[] = [];
    each(text, (number) => found.push(number));
    return found;
  };
  return { each, of, words };
}

/** What no text is longer than gives NaN, which is in no range. */
function isWordCode(code: number): boolean {
  return (code >= A && code <= Z) || (code >= ZERO && code <= NINE);
}

function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01_00_01_93) ^ (hash >>> 15);
}
