import type { Database } from 'better-sqlite3';
import type { PhraseMatch, WordMatch } from '../../../model/query.ts';
import { abbreviated } from '../../../model/text/abbreviations.ts';
import { inOtherWords } from '../../../model/text/fixed-expressions.ts';
import { englishOf } from '../../../model/text/french-words.ts';
import { STRONG, type Term, type TermForm } from '../../../model/text/term.ts';
import { compounds, textWords } from '../../../model/text/text-words.ts';
import { type CountedForm, createKnownWords, type KnownWords } from './known-words.ts';
import { asSpelling, formOf, otherWordsForm, sameThingForm } from './likeness.ts';
import { createOtherSpellings, type OtherSpellings, sidesBySide } from './other-spellings.ts';
import { otherWords } from './other-words.ts';
import { together } from './written-apart.ts';

/**
 * With so many items that say a word itself, its stem is not asked for: what shares no more than that
 * is another word as a rule, and would come after all of these anyway.
 */
const ENOUGH_ITEMS = 100;
/** With fewer, other words for the same thing are asked for as well: French ones in English. */
const FEW_ITEMS = 25;
/** Of the last word of a hyphenated one; each is a phrase of its own to look up. */
const MOST_ENDINGS = 6;

/** Looks up how the archive says a word or phrase, within the caller's transaction. */
export interface TermForms {
  of(leaf: WordMatch | PhraseMatch): Term;
  /** The forms of neighbours written as one word, abbreviated or said in other words; none when no text has it. */
  joined(words: readonly WordMatch[]): readonly TermForm[];
}

type Said = Pick<Term, 'exact' | 'forms' | 'items'>;

export function createTermForms(db: Database): TermForms {
  const known = createKnownWords(db);
  const spellings = createOtherSpellings(db, known);
  const saidOf = (leaf: WordMatch | PhraseMatch): Said => {
    const words = textWords(leaf.text).map(({ word }) => word);
    const [only] = words;
    if (only === undefined) {
      return { forms: [], items: 0 };
    }
    if (leaf.kind === 'word' && leaf.prefix) {
      const form = { ...formOf(words, 'start'), open: true };
      return { forms: [form], items: known.startingWith(words.at(-1) ?? '') };
    }
    if (leaf.kind === 'phrase' || leaf.exact === true) {
      return { exact: true, forms: [formOf(words, 'typed')], items: known.rarest(words) };
    }
    return words.length === 1
      ? ofOneWord({ known, spellings }, only, leaf.text)
      : { forms: ofSeveral(known, leaf.text, words), items: known.rarest(words) };
  };
  return {
    of: (leaf) => ({
      text: leaf.text,
      required: !(leaf.kind === 'word' && leaf.small === true),
      ...saidOf(leaf),
    }),
    joined: (neighbours) => {
      const words = neighbours.flatMap(({ text }) => textWords(text).map(({ word }) => word));
      const short = abbreviated(words);
      const isOne = neighbours.length === 2 && words.length === 2;
      return [
        ...(isOne ? known.formsOf(words.join('')).filter(isSaid) : []).map(({ form }) =>
          asSpelling(form),
        ),
        ...(short !== undefined && standsForWords(known, short) ? [sameThingForm([short])] : []),
        ...(known.rarest(words) < FEW_ITEMS ? inOtherWords(words) : [])
          .map((other) => other.split(' '))
          .filter((other) => known.rarest(other) > 0)
          .map((other) => otherWordsForm(other, false)),
      ];
    },
  };
}

const isStrong = ({ form }: CountedForm) => form.strength > STRONG;
const isSaid = (counted: CountedForm) => isStrong(counted) && counted.items > 0;

/** `eu` in French texts is a participle, and no `EU`; `ue` is one there. */
function standsForWords(known: KnownWords, short: string): boolean {
  return known.rarest([short]) > 0 && (englishOf(short).length > 0 || !known.isMostlyFrench(short));
}

function ofOneWord(
  { known, spellings }: { readonly known: KnownWords; readonly spellings: OtherSpellings },
  word: string,
  text: string,
): Said {
  const counted = known.formsOf(word);
  const strong = counted.filter(isStrong);
  const items = strong.reduce((sum, one) => sum + one.items, 0);
  const isRare = items < FEW_ITEMS;
  const spelled = [...spellings.of(word, text), ...(isRare ? spellings.asTwo(word) : [])];
  const meant = isRare ? meaning(known, word, items > 0) : [];
  const all = [...(items < ENOUGH_ITEMS ? counted : strong), ...spelled, ...meant];
  return {
    forms: all.map(({ form }) => form),
    // What is known by its stem or in other words alone is not unknown.
    items: Math.max(items, mostItems(spelled), mostItems(meant)) || mostItems(all),
  };
}

function mostItems(counted: readonly CountedForm[]): number {
  return Math.max(0, ...counted.map(({ items }) => items));
}

/** What was not typed is a guess already: `ageing` shall not go on to `age`. */
function meaning(known: KnownWords, word: string, isSaidItself: boolean): readonly CountedForm[] {
  return otherWords(word).flatMap((other) =>
    sidesBySide(known, other.split(' '), (words) => otherWordsForm(words, isSaidItself)).filter(
      ({ form }) => form.words.join(' ').length >= other.length,
    ),
  );
}

/** Of a word with hyphens: with other endings, and as others write it in one. */
function ofSeveral(known: KnownWords, text: string, words: readonly string[]): readonly TermForm[] {
  const start = words.slice(0, -1);
  const endings = known.formsOf(words.at(-1) ?? '').filter(isStrong);
  const compound = compounds(text, textWords(text)).map(({ word }) => word);
  const joined = [...compound, ...together(text, words)].flatMap((word) =>
    known.formsOf(word).filter(isSaid),
  );
  return [
    ...endings
      .slice(0, MOST_ENDINGS)
      .map(({ form }) => ({ ...form, words: [...start, ...form.words] })),
    ...joined.slice(0, MOST_ENDINGS).map(({ form }) => asSpelling(form)),
  ];
}
