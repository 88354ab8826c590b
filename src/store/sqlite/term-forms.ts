import type { Database } from 'better-sqlite3';
import type { PhraseMatch, WordMatch } from '../../model/query.ts';
import { STRONG, type Term, type TermForm } from '../../model/term.ts';
import { compounds, textWords } from '../../model/text-words.ts';
import { withoutWritingOut, writtenOut } from '../../model/umlaut-spelling.ts';
import { type CountedForm, createKnownWords, type KnownWords } from './known-words.ts';
import { asSpelling, formOf } from './likeness.ts';
import { apart, together } from './written-apart.ts';

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

type Said = Pick<Term, 'forms' | 'items'>;

export function createTermForms(db: Database): TermForms {
  const known = createKnownWords(db);
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
      return { forms: [formOf(words, 'typed')], items: known.rarest(words) };
    }
    return words.length === 1
      ? ofOneWord(known, only, leaf.text)
      : { forms: ofSeveral(known, leaf.text, words), items: known.rarest(words) };
  };
  return {
    of: (leaf) => ({
      text: leaf.text,
      required: !(leaf.kind === 'word' && leaf.small === true),
      ...saidOf(leaf),
    }),
    joined: (first, second) => {
      const word = textWords(first.text + second.text)[0]?.word ?? '';
      return known
        .formsOf(word)
        .filter(isSaid)
        .map(({ form }) => asSpelling(form));
    },
  };
}

const isStrong = ({ form }: CountedForm) => form.strength > STRONG;
const isSaid = (counted: CountedForm) => isStrong(counted) && counted.items > 0;

function ofOneWord(known: KnownWords, word: string, text: string): Said {
  const counted = known.formsOf(word);
  const strong = counted.filter(isStrong);
  const items = strong.reduce((sum, one) => sum + one.items, 0);
  const asked = items < ENOUGH_ITEMS ? counted : strong;
  const others = [apartForm(known, word, text), umlautForm(known, word, text)].filter(
    (one) => one !== undefined,
  );
  return {
    forms: [...asked.map(({ form }) => form), ...others],
    items: Math.max(items, ...others.map(({ words }) => known.rarest(words))),
  };
}

/** What others write apart. */
function apartForm(known: KnownWords, word: string, text: string): TermForm | undefined {
  const parts = apart(word, text);
  return parts.length > 1 && known.rarest(parts) > 0 ? formOf(parts, 'spelling') : undefined;
}

/** What others write with or without an umlaut: `Zürich` as `Zuerich`, and the other way round. */
function umlautForm(known: KnownWords, word: string, text: string): TermForm | undefined {
  const others = [writtenOut(text), known.has(word) ? null : withoutWritingOut(word)];
  const other = others.find((one) => one !== null && known.has(one));
  return other == null ? undefined : formOf([other], 'spelling');
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
