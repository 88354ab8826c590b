/**
 * The words of texts, cut and normalised the same way wherever texts are indexed, asked for or
 * pointed into: what looks the same is the same word.
 */

/** A word where it stands in its text. */
export interface TextWord {
  /** Normalised. */
  readonly word: string;
  /** UTF-16 units of the text as it is, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Longer ones are left out: they are no words that anybody types. */
export const LONGEST_WORD = 64;

/** Writing without blanks between words: each character is a word, and part-words are phrases. */
const UNSPACED_SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');
const UNSPACED_OR_RUN = new RegExp(`[${UNSPACED_SCRIPTS}]\\p{M}*|[^${UNSPACED_SCRIPTS}]+`, 'gu');
/** Invisible characters belong to the word around them: soft hyphens stand within words. */
const IN_RUNS = /^[\p{L}\p{N}\p{M}\p{Cf}]$/u;
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Accents and points; not the vowel signs of Indic scripts or the voicing marks of kana. */
const ACCENTS =
  /(?=\p{Mn})[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}](?<![\u3099\u309a])/gu;
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL_LETTERS = /[œæßøðđłþıς]/g;
const ASCII = /^[\0-\x7f]*$/;
const ENTITY =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[nm]dash|hellip|[lr][sd]quo|shy);/giy;
const SIGNED = /(?:\+\+|#)(?![\p{L}\p{N}\p{M}+#])/uy;
/** With the en dash, which a keyboard or a word processor puts for a hyphen. */
const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u2013']);
/** Words of one compound: `state-of-the-art` has four. */
const MOST_PARTS = 5;

/** Called for each word of a text in its order: the normalised word, and where it stands. */
export type VisitWord = (word: string, start: number, end: number) => void;

/** The words of a text in its order. */
export function textWords(text: string): readonly TextWord[] {
  const words: TextWord[] = [];
  eachWord(text, (word, start, end) => words.push({ word, start, end }));
  return words;
}

/** As `textWords`, without their places. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
}

/**
 * Hyphenated words as one: `e-mail` is `email`, `COVID-19` is `covid19`. Only dates and other
 * numbers are not joined.
 *
 * @param words - of this text.
 */
export function compounds(text: string, words: readonly TextWord[]): readonly TextWord[] {
  if (!/[-\u2010\u2011\u2013]/.test(text)) {
    return [];
  }
  const found: TextWord[] = [];
  for (let first = 0; first < words.length; ) {
    let last = first;
    while (isHyphenated(text, words[last], words[last + 1])) {
      last += 1;
    }
    if (last > first && last - first < MOST_PARTS) {
      const parts = words.slice(first, last + 1);
      const word = parts.map((part) => part.word).join('');
      if (/[^\d]/.test(word) && word.length <= LONGEST_WORD) {
        found.push({ word, start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 });
      }
    }
    first = last + 1;
  }
  return found;
}

function isHyphenated(text: string, left: TextWord | undefined, right: TextWord | undefined) {
  return (
    left !== undefined &&
    right !== undefined &&
    right.start - left.end === 1 &&
    HYPHENS.has(text.charAt(left.end))
  );
}

/** Lower case without accents, ligatures and invisible characters: how words and values are compared. */
export function foldText(text: string): string {
  if (ASCII.test(text)) {
    return text.toLowerCase();
  }
  return text
    .replace(/\p{Cf}+/gu, '')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SPECIAL_LETTERS, (letter) => LETTERS[letter] ?? letter);
}

const [ZERO, NINE, UPPER_A, UPPER_Z, LOWER_A, LOWER_Z, AMPERSAND] = [48, 57, 65, 90, 97, 122, 38];
const FIRST_OTHER = 128;

/**
 * As `textWords`, without a list: ranking looks at 25,000 words for a query. Character by character,
 * as a regular expression with Unicode classes takes four times as long (16 against 4 ms).
 */
function eachWord(text: string, visit: VisitWord): void {
  for (let at = 0; at < text.length; at += 1) {
    const start = at;
    let upper = false;
    let other = false;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= FIRST_OTHER) {
        if (!isInRun(text, at, code)) {
          break;
        }
        other = true;
      } else if (code >= UPPER_A && code <= UPPER_Z) {
        upper = true;
      } else if (!((code >= LOWER_A && code <= LOWER_Z) || (code >= ZERO && code <= NINE))) {
        break;
      }
    }
    if (at > start) {
      const run = text.slice(start, at);
      at = other
        ? runWords(text, run, start, visit)
        : addWord(text, upper ? run.toLowerCase() : run, start, at, visit);
    }
    if (text.charCodeAt(at) === AMPERSAND) {
      at = afterEntity(text, at);
    }
  }
}

const [UNKNOWN, BETWEEN, INSIDE] = [0, 1, 2];
/** Of the characters that were seen, by UTF-16 unit. */
const seen = new Uint8Array(0x1_00_00);

function isInRun(text: string, at: number, code: number): boolean {
  if (code >= 0xd800 && code <= 0xdfff) {
    // The second half of a pair is in or out with its first.
    const first = code >= 0xdc00 ? at - 1 : at;
    return IN_RUNS.test(String.fromCodePoint(text.codePointAt(Math.max(first, 0)) ?? 0));
  }
  if (seen[code] === UNKNOWN) {
    seen[code] = IN_RUNS.test(String.fromCharCode(code)) ? INSIDE : BETWEEN;
  }
  return seen[code] === INSIDE;
}

/**
 * A run is mostly one word; `½` is two, and a line of Chinese as many as it has characters.
 *
 * @returns where the run ends in the text.
 */
function runWords(text: string, run: string, start: number, visit: VisitWord): number {
  if (!UNSPACED.test(run)) {
    return foldedWords(text, run, start, visit);
  }
  let end = start;
  for (const { 0: part, index } of run.matchAll(UNSPACED_OR_RUN)) {
    end = foldedWords(text, part, start + index, visit);
  }
  return end;
}

function foldedWords(text: string, run: string, start: number, visit: VisitWord): number {
  let end = start + run.length;
  for (const word of foldText(run).match(WORDS) ?? []) {
    end = addWord(text, word, start, start + run.length, visit);
  }
  return end;
}

/** @returns where the word ends in the text, with its sign. */
function addWord(text: string, word: string, start: number, end: number, visit: VisitWord): number {
  if (word.length === 1 && /[+#]/.test(text.charAt(end)) && /[a-z]/.test(word)) {
    SIGNED.lastIndex = end;
    const sign = SIGNED.exec(text)?.[0];
    if (sign !== undefined) {
      // The sign is all that tells `C#` from `C`, and no tokenizer keeps it.
      visit(`${word}${sign === '#' ? 'sharp' : 'plusplus'}`, start, end + sign.length);
      return end + sign.length;
    }
  }
  if (word.length <= LONGEST_WORD) {
    visit(word, start, end);
  }
  return end;
}

/** @returns the place of an entity's semicolon; that of the ampersand where it begins none. */
function afterEntity(text: string, at: number): number {
  ENTITY.lastIndex = at;
  const entity = ENTITY.exec(text)?.[0];
  return entity === undefined ? at : at + entity.length - 1;
}
