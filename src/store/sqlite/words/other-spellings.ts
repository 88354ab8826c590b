import type { Database } from 'better-sqlite3';
import { spelledOut } from '../../../model/text/abbreviations.ts';
import { isSmallWord } from '../../../model/text/small-words.ts';
import { STRONG, type TermForm } from '../../../model/text/term.ts';
import {
  otherOfPair,
  pairsOf,
  withoutWritingOut,
  writtenOut,
} from '../../../model/text/umlaut-spelling.ts';
import type { CountedForm, KnownWords } from './known-words.ts';
import { formOf, sameThingForm } from './likeness.ts';
import { apart } from './written-apart.ts';

/** Letters of a part of a word that others write as two. */
const SHORTEST_PART = 3;
/** Endings of the last word of several; each is a phrase of its own to look up. */
const MOST_ENDINGS = 6;

/** How others write a word, within the caller's transaction. Only what a text says. */
export interface OtherSpellings {
  /** @param text - as typed. */
  of(word: string, text: string): readonly CountedForm[];
  /** `datacentre` as `data centre`: side by side in some text. */
  asTwo(word: string): readonly CountedForm[];
}

export function createOtherSpellings(db: Database, known: KnownWords): OtherSpellings {
  const isSaid = db
    .prepare<{ said: string }, number>(
      `SELECT 1 FROM item_fts WHERE item_fts MATCH @said
       UNION ALL SELECT 1 FROM page_fts WHERE page_fts MATCH @said LIMIT 1`,
    )
    .pluck();
  return {
    of: (word, text) => [
      ...apartForms(known, word, text),
      ...umlautForms(known, word, text),
      ...pluralForms(known, word, text),
      ...sidesBySide(known, spelledOut(word) ?? [], sameThingForm),
    ],
    asTwo: (word) =>
      cuts(word)
        .filter((parts) => known.rarest(parts.slice(0, 1)) > 0 && !parts.some(isSmallWord))
        .flatMap((parts) => sidesBySide(known, parts, (words) => formOf(words, 'spelling')))
        .filter(({ form }) => isSaid.get({ said: `"${form.words.join(' ')}"` }) !== undefined),
  };
}

/** Words side by side, the last one with its strong endings. */
export function sidesBySide(
  known: KnownWords,
  words: readonly string[],
  toForm: (words: readonly string[]) => TermForm,
): readonly CountedForm[] {
  const last = words.at(-1);
  const endings = (last === undefined ? [] : known.formsOf(last)).filter(
    ({ form, items }) => form.strength > STRONG && items > 0,
  );
  return endings.slice(0, MOST_ENDINGS).flatMap(({ form }) => {
    const whole = [...words.slice(0, -1), ...form.words];
    const items = known.rarest(whole);
    return items === 0 ? [] : [{ form: toForm(whole), items }];
  });
}

/** What others write apart. */
function apartForms(known: KnownWords, word: string, text: string): readonly CountedForm[] {
  const parts = apart(word, text);
  const items = parts.length > 1 ? known.rarest(parts) : 0;
  return items === 0 ? [] : [{ form: formOf(parts, 'spelling'), items }];
}

/** No vowel makes a word of it, so that no rule of endings holds: `LLMs`. */
const INITIALISM = /^[B-DF-HJ-NP-TV-XZ]{2,5}s?$/;

/** Several of an abbreviation, or one: `LLMs`, `EV`. */
function pluralForms(known: KnownWords, word: string, text: string): readonly CountedForm[] {
  const isInitialism = INITIALISM.test(text);
  // `gps`, which is one, is not several of `GP`.
  const isPlural =
    text.endsWith('s') && (isInitialism || spelledOut(word.slice(0, -1)) !== undefined);
  if (!isPlural && !isInitialism && spelledOut(word) === undefined) {
    return [];
  }
  const other = isPlural ? word.slice(0, -1) : `${word}s`;
  const items = known.rarest([other]);
  return items === 0 ? [] : [{ form: formOf([other], 'inflected'), items }];
}

/** What others write with or without an umlaut: `Zürich` as `Zuerich`, and the other way round. */
function umlautForms(known: KnownWords, word: string, text: string): readonly CountedForm[] {
  const others = new Set([
    writtenOut(text),
    ...known.wordsStarting(pairsOf(word)).map(otherOfPair),
    // Where no text has such a sign, it may be another word (`guest`), so that nobody must say it.
    known.has(word) ? null : withoutWritingOut(word),
  ]);
  return [...others].flatMap((other) => {
    const items = other === null ? 0 : known.rarest([other]);
    return other === null || other === word || items === 0
      ? []
      : [{ form: formOf([other], 'spelling'), items }];
  });
}

/** Every way to cut a word of letters in two. */
function cuts(word: string): readonly (readonly string[])[] {
  const ways = /^\p{L}+$/u.test(word) ? word.length - 2 * SHORTEST_PART + 1 : 0;
  return Array.from({ length: Math.max(0, ways) }, (_, n) => {
    const at = n + SHORTEST_PART;
    return [word.slice(0, at), word.slice(at)];
  });
}
