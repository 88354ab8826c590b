import type { Likeness, TextRange } from '../../model/hit.ts';
import type { Term, TermForm } from '../../model/text/term.ts';
import { compounds, type TextWord, textWords } from '../../model/text/text-words.ts';

/** A term where it stands in a text. */
export interface Occurrence extends TextRange {
  /** Which of the query's terms, from 0. */
  readonly term: number;
  /** Which word of the text it begins at, from 0, and how many it takes. */
  readonly place: number;
  readonly length: number;
  readonly strength: number;
  readonly likeness: Likeness;
}

/** A text with the terms that it says. */
export interface ReadText {
  readonly words: readonly TextWord[];
  /** By place; of a term at a place the strongest form. */
  readonly occurrences: readonly Occurrence[];
}

const NO_TEXT: ReadText = { words: [], occurrences: [] };

/** Finds terms in texts. One for each query. */
export interface TermMatcher {
  /** @param isFrench - whether French endings count. */
  read(text: string | null, isFrench: boolean): ReadText;
}

interface WantedForm extends TermForm {
  readonly term: number;
  readonly exact: boolean;
}

export function createTermMatcher(terms: readonly Term[]): TermMatcher {
  const byFirstWord = new Map<string, WantedForm[]>();
  const open: WantedForm[] = [];
  for (const [term, { forms, exact = false }] of terms.entries()) {
    for (const form of forms) {
      const [first = ''] = form.words;
      if (form.open && form.words.length === 1) {
        open.push({ ...form, term, exact });
      } else {
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { ...form, term, exact }]);
      }
    }
  }

  const lengths: boolean[] = [];
  for (const { length } of byFirstWord.keys()) {
    lengths[length] = true;
  }
  /** Most of a text's words do not, so that nothing is made for them; their length tells most of these. */
  const mayStart = (word: string) =>
    open.length > 0 || (lengths[word.length] === true && byFirstWord.has(word));

  const startingAt = (words: readonly TextWord[], place: number, isFrench: boolean) => {
    const first = words[place]?.word ?? '';
    const forms = byFirstWord.get(first) ?? [];
    const found = forms.filter(
      (form) => (isFrench || !form.frenchOnly) && goesOn(form, words, place),
    );
    return open.length === 0
      ? found
      : [...found, ...open.filter(({ words: [start = ''] }) => first.startsWith(start))];
  };

  return {
    read: (text, isFrench) => {
      if (text === null || text === '') {
        return NO_TEXT;
      }
      const words = textWords(text);
      const occurrences: Occurrence[] = [];
      for (let place = 0; place < words.length; place += 1) {
        if (mayStart(words[place]?.word ?? '')) {
          for (const form of startingAt(words, place, isFrench)) {
            add(occurrences, toOccurrence(form, words, place));
          }
        }
      }
      for (const joined of compounds(text, words)) {
        for (const form of startingAt([joined], 0, isFrench).filter((one) => !one.exact)) {
          const place = words.findIndex(({ start }) => start === joined.start);
          const length = words.filter(
            ({ start, end }) => start >= joined.start && end <= joined.end,
          ).length;
          add(occurrences, { ...toOccurrence(form, [joined], 0), place, length });
        }
      }
      return { words, occurrences };
    },
  };
}

function goesOn({ words: wanted, open }: WantedForm, words: readonly TextWord[], place: number) {
  return wanted.every((word, n) => {
    const here = words[place + n]?.word;
    return open && n === wanted.length - 1 ? here?.startsWith(word) === true : here === word;
  });
}

function toOccurrence(form: WantedForm, words: readonly TextWord[], place: number): Occurrence {
  const { term, strength, likeness } = form;
  const length = form.words.length;
  const start = words[place]?.start ?? 0;
  const end = words[place + length - 1]?.end ?? start;
  return { term, place, length, strength, likeness, start, end };
}

/** Of several forms of a term at one place, the strongest stays. */
function add(occurrences: Occurrence[], one: Occurrence): void {
  const same = occurrences.findIndex(({ term, place }) => term === one.term && place === one.place);
  const known = occurrences[same];
  if (known === undefined) {
    occurrences.push(one);
  } else if (known.strength < one.strength) {
    occurrences[same] = one;
  }
}
