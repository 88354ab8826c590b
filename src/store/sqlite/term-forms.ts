import type { Database } from 'better-sqlite3';
import { americanSpelling } from '../../model/american-spelling.ts';
import type { PhraseMatch, WordMatch } from '../../model/query.ts';
import { STRONG, type Term, type TermForm } from '../../model/term.ts';
import { compounds, textWords } from '../../model/text-words.ts';
import { withoutWritingOut, writtenOut } from '../../model/umlaut-spelling.ts';
import { isEnglishInflection, isFrenchInflection } from './inflections.ts';
import { englishStem, frenchStem } from './word-stems.ts';

/**
 * How much a form counts, of 1. Measured on judged questions: exact before inflection before stem
 * gave 0.023 nDCG@10. What shares no more than its stem is often another word (general, generative).
 */
const STRENGTHS = {
  typed: 1,
  spelling: 0.98,
  inflected: 0.92,
  start: 0.92,
  stem: 0.3,
  frenchStem: 0.5,
} as const;

/** Forms of a word; the most frequent ones of each strength. A stem has 50 in real archives at most. */
const MOST_FORMS = 48;
/** Below, words of one stem are mostly others: `on` and `one`, `AI` and `ais`. */
const SHORTEST_STEMMED = 4;
/**
 * With so many items that say a word itself, its stem is not asked for: what shares no more than that
 * is another word as a rule, and would come after all of these anyway.
 */
const ENOUGH_ITEMS = 100;
/** Of the last word of a hyphenated one; each is a phrase of its own to look up. */
const MOST_ENDINGS = 6;

/** Looks up how the archive says a word or phrase, within the caller's transaction. */
export interface TermForms {
  of(leaf: WordMatch | PhraseMatch): Term;
  /** The forms of two neighbours written as one word; none when no text has it. */
  joined(first: WordMatch, second: WordMatch): readonly TermForm[];
}

interface KnownWord {
  readonly word: string;
  readonly items: number;
  readonly french: number;
}

export function createTermForms(db: Database): TermForms {
  const sql = prepareStatements(db);

  /** The word itself first, and then what is like it. */
  const formsOf = (word: string): readonly (TermForm & { readonly items: number })[] => {
    const like = sql.ofStem.all(englishStem(word));
    const typed = like.find((known) => known.word === word);
    const french =
      typed === undefined || typed.french > 0 ? sql.ofFrenchStem.all(frenchStem(word)) : [];
    const forms = new Map<string, TermForm & { readonly items: number }>();
    for (const known of like) {
      forms.set(known.word, { ...englishForm(word, known.word), items: known.items });
    }
    for (const known of french.filter(isMostlyFrench)) {
      const form = frenchForm(word, known.word);
      if (form.strength > (forms.get(known.word)?.strength ?? 0)) {
        forms.set(known.word, { ...form, items: known.items });
      }
    }
    forms.delete(word);
    const others = [...forms.values()]
      .filter(({ strength }) => strength > STRONG || word.length >= SHORTEST_STEMMED)
      .toSorted((a, b) => b.strength - a.strength || b.items - a.items);
    return [
      { ...form([word], 'typed', STRENGTHS.typed), items: typed?.items ?? 0 },
      ...others.slice(0, MOST_FORMS),
    ];
  };

  /** Of words side by side, about: no more than have the rarest of them. */
  const rarest = (words: readonly string[]) =>
    Math.min(...words.map((word) => sql.word.get(word)?.items ?? 0));

  /** What others write apart: `iso9660` as `ISO 9660`, `1000` as `1,000`, `US` as `U.S.` */
  const apartForm = (word: string, text: string): TermForm | undefined => {
    const parts = apart(word, text);
    return parts.length > 1 && rarest(parts) > 0
      ? form(parts, 'spelling', STRENGTHS.spelling)
      : undefined;
  };

  /** What others write with or without an umlaut: `Zürich` as `Zuerich`, and the other way round. */
  const umlautForm = (word: string, text: string): TermForm | undefined => {
    const others = [
      writtenOut(text),
      sql.word.get(word) === undefined ? withoutWritingOut(word) : null,
    ];
    const known = others.find((other) => other !== null && sql.word.get(other) !== undefined);
    return known == null ? undefined : form([known], 'spelling', STRENGTHS.spelling);
  };

  const ofOneWord = (word: string, text: string, isExact: boolean) => {
    if (isExact) {
      const items = sql.word.get(word)?.items ?? 0;
      return { forms: [form([word], 'typed', STRENGTHS.typed)], items };
    }
    const known = formsOf(word);
    const strong = known.filter(({ strength }) => strength > STRONG);
    const items = strong.reduce((sum, one) => sum + one.items, 0);
    const asked = items < ENOUGH_ITEMS ? known : strong;
    const forms = asked.map(({ items: _items, ...one }) => one);
    const others = [apartForm(word, text), umlautForm(word, text)].filter(
      (one) => one !== undefined,
    );
    return others.reduce(
      (said, other) => ({
        forms: [...said.forms, other],
        items: Math.max(said.items, rarest(other.words)),
      }),
      { forms, items },
    );
  };

  const ofSeveral = (text: string, words: readonly string[]) => {
    const start = words.slice(0, -1);
    const endings = formsOf(words.at(-1) ?? '').filter(({ strength }) => strength > STRONG);
    const compound = compounds(text, textWords(text)).map(({ word }) => word);
    const joined = [...compound, ...together(text, words)].flatMap((word) =>
      formsOf(word).filter(({ strength, items }) => strength > STRONG && items > 0),
    );
    return [
      ...endings
        .slice(0, MOST_ENDINGS)
        .map(({ items: _items, ...one }) => ({ ...one, words: [...start, ...one.words] })),
      ...joined.slice(0, MOST_ENDINGS).map(({ items: _items, ...one }) => {
        const likeness = one.likeness === 'typed' ? ('spelling' as const) : one.likeness;
        return { ...one, likeness, strength: Math.min(one.strength, STRENGTHS.spelling) };
      }),
    ];
  };

  return {
    of: (leaf) => {
      const words = textWords(leaf.text).map(({ word }) => word);
      const [only] = words;
      const about = {
        text: leaf.text,
        required: !(leaf.kind === 'word' && leaf.small === true),
      };
      if (only === undefined) {
        return { ...about, forms: [], items: 0 };
      }
      if (leaf.kind === 'word' && leaf.prefix) {
        return { ...about, ...startForms(words, sql.startingWith) };
      }
      const isExact = leaf.kind === 'phrase' || leaf.exact === true;
      if (words.length === 1) {
        return { ...about, ...ofOneWord(only, leaf.text, isExact) };
      }
      const forms = isExact ? [form(words, 'typed', STRENGTHS.typed)] : ofSeveral(leaf.text, words);
      return { ...about, forms, items: rarest(words) };
    },
    joined: (first, second) =>
      formsOf(textWords(first.text + second.text)[0]?.word ?? '')
        .filter(({ strength, items }) => strength > STRONG && items > 0)
        .map(({ items: _items, ...one }) => ({
          ...one,
          likeness: one.likeness === 'typed' ? ('spelling' as const) : one.likeness,
          strength: Math.min(one.strength, STRENGTHS.spelling),
        })),
  };
}

/** Of fewer letters, as in `3d`, the parts say too little. */
const LETTERS_AND_DIGITS = /^(\p{L}{2,})(\p{N}+)$/u;
const GROUPED = /^\d{1,3}(?:[,.'’\u00a0\u202f]\d{3})+$/;
const UNGROUPED = /^\d{4,9}$/;
const INITIALS = /^(?:\p{L}\.)+\p{L}?$/u;
const CAPITALS = /^\p{Lu}{2,4}$/u;

/** The parts of a word that others write apart; one where nobody does. */
function apart(word: string, text: string): readonly string[] {
  if (CAPITALS.test(text)) {
    return Array.from(word);
  }
  if (UNGROUPED.test(word)) {
    return word.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');
  }
  return LETTERS_AND_DIGITS.exec(word)?.slice(1) ?? [word];
}

/** Initials and the groups of a number as others write them, without points: `U.S.`, `1,000`. */
function together(text: string, words: readonly string[]): readonly string[] {
  return GROUPED.test(text) || INITIALS.test(text) ? [words.join('')] : [];
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
  };
}

function startForms(
  words: readonly string[],
  countStarting: { get(from: string, to: string): number | undefined },
) {
  const last = words.at(-1) ?? '';
  return {
    forms: [{ ...form(words, 'start', STRENGTHS.start), open: true }],
    items: countStarting.get(last, `${last}\u{10FFFF}`) ?? 0,
  };
}

function form(words: readonly string[], likeness: TermForm['likeness'], strength: number) {
  return { words, likeness, strength, frenchOnly: false, open: false };
}

function englishForm(typed: string, word: string): TermForm {
  if (typed === word) {
    return form([word], 'typed', STRENGTHS.typed);
  }
  if (americanSpelling(typed) === americanSpelling(word)) {
    return form([word], 'spelling', STRENGTHS.spelling);
  }
  return isEnglishInflection(typed, word)
    ? form([word], 'inflected', STRENGTHS.inflected)
    : form([word], 'stem', STRENGTHS.stem);
}

function frenchForm(typed: string, word: string): TermForm {
  const found = isFrenchInflection(typed, word)
    ? form([word], 'inflected', STRENGTHS.inflected)
    : form([word], 'stem', STRENGTHS.frenchStem);
  return { ...found, frenchOnly: true };
}

/** A French ending means nothing to a word that English texts use. */
function isMostlyFrench({ items, french }: KnownWord): boolean {
  return french * 2 > items;
}
