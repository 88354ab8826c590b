import type { Database } from 'better-sqlite3';
import { STRONG, type TermForm } from '../../../model/text/term.ts';
import { englishForm, formOf, frenchForm } from './likeness.ts';
import { englishStem, frenchStem } from './word-stems.ts';

/** Forms of a word; the most frequent ones of each strength. A stem has 50 in real archives at most. */
const MOST_FORMS = 48;
/** Below, words of one stem are mostly others: `on` and `one`, `AI` and `ais`. */
const SHORTEST_STEMMED = 4;

/** A form with the items that have it, about. */
export interface CountedForm {
  readonly form: TermForm;
  readonly items: number;
}

/** The words that the archive's texts have; within the caller's transaction. */
export interface KnownWords {
  has(word: string): boolean;
  /** About how many items have all of these side by side: no more than have the rarest of them. */
  rarest(words: readonly string[]): number;
  /** Whether most items that have it are French. */
  isMostlyFrench(word: string): boolean;
  /** About how many items have a word that begins so. */
  startingWith(start: string): number;
  /** All that begin so. */
  wordsStarting(start: string): readonly string[];
  /** The word itself first, though no text has it, and then what is like it, the most like first. */
  formsOf(word: string): readonly CountedForm[];
}

interface KnownWord {
  readonly word: string;
  readonly items: number;
  readonly french: number;
}

export function createKnownWords(db: Database): KnownWords {
  const sql = prepareStatements(db);
  return {
    has: (word) => sql.word.get(word) !== undefined,
    rarest: (words) => Math.min(...words.map((word) => sql.word.get(word)?.items ?? 0)),
    isMostlyFrench: (word) => {
      const known = sql.word.get(word);
      return known !== undefined && isMostlyFrench(known);
    },
    startingWith: (start) => sql.startingWith.get(start, `${start}\u{10FFFF}`) ?? 0,
    wordsStarting: (start) => sql.wordsStarting.all(start, `${start}\u{10FFFF}`),
    formsOf: (word) => {
      const like = sql.ofStem.all(englishStem(word));
      const typed = like.find((known) => known.word === word);
      const french =
        typed === undefined || typed.french > 0 ? sql.ofFrenchStem.all(frenchStem(word)) : [];
      return [
        { form: formOf([word], 'typed'), items: typed?.items ?? 0 },
        ...formsLike(word, like, french.filter(isMostlyFrench)),
      ];
    },
  };
}

function formsLike(
  typed: string,
  english: readonly KnownWord[],
  french: readonly KnownWord[],
): readonly CountedForm[] {
  const forms = new Map<string, CountedForm>();
  for (const { word, items } of english) {
    forms.set(word, { form: englishForm(typed, word), items });
  }
  for (const { word, items } of french) {
    const form = frenchForm(typed, word);
    if (form.strength > (forms.get(word)?.form.strength ?? 0)) {
      forms.set(word, { form, items });
    }
  }
  forms.delete(typed);
  return [...forms.values()]
    .filter(({ form }) => form.strength > STRONG || typed.length >= SHORTEST_STEMMED)
    .toSorted((a, b) => b.form.strength - a.form.strength || b.items - a.items)
    .slice(0, MOST_FORMS);
}

/** A French ending means nothing to a word that English texts use. */
function isMostlyFrench({ items, french }: KnownWord): boolean {
  return french * 2 > items;
}

function prepareStatements(db: Database) {
  const columns = 'SELECT word, items, french FROM word';
  return {
    word: db.prepare<[string], KnownWord>(`${columns} WHERE word = ?`),
    ofStem: db.prepare<[string], KnownWord>(`${columns} WHERE stem = ?`),
    ofFrenchStem: db.prepare<[string], KnownWord>(`${columns} WHERE french_stem = ?`),
    startingWith: db
      .prepare<[string, string], number>(
        'SELECT coalesce(sum(items), 0) FROM word WHERE word >= ? AND word < ?',
      )
      .pluck(),
    wordsStarting: db
      .prepare<[string, string], string>('SELECT word FROM word WHERE word >= ? AND word < ?')
      .pluck(),
  };
}
