import { americanSpelling } from '../../../model/text/american-spelling.ts';
import type { TermForm } from '../../../model/text/term.ts';
import { isEnglishInflection, isFrenchInflection } from './inflections.ts';

/**
 * How much a form counts, of 1. Measured on judged questions: exact before inflection before stem
 * gave 0.023 nDCG@10. What shares no more than its stem is often another word (general, generative).
 */
const STRENGTHS = {
  typed: 1,
  spelling: 0.98,
  inflected: 0.92,
  start: 0.92,
  meaning: 0.5,
  stem: 0.3,
  frenchStem: 0.5,
} as const;

/** What is one and the same thing in other words: `AI` and what it stands for. */
const SAME_THING = 0.95;
/** Other words where some texts have the one that was typed. */
const BESIDES = 0.3;

/** A form of that likeness; of a French stem see `frenchForm`. */
export function formOf(words: readonly string[], likeness: TermForm['likeness']): TermForm {
  return { words, likeness, strength: STRENGTHS[likeness], frenchOnly: false, open: false };
}

/** What was typed is only another spelling where it is written together or apart. */
export function asSpelling(form: TermForm): TermForm {
  const likeness = form.likeness === 'typed' ? 'spelling' : form.likeness;
  return { ...form, likeness, strength: Math.min(form.strength, STRENGTHS.spelling) };
}

/** What an abbreviation stands for, and the other way round. */
export function sameThingForm(words: readonly string[]): TermForm {
  return { ...formOf(words, 'meaning'), strength: SAME_THING };
}

/** @param isSaid - whether some text has the word that was typed. */
export function otherWordsForm(words: readonly string[], isSaid: boolean): TermForm {
  const form = formOf(words, 'meaning');
  return isSaid ? { ...form, strength: BESIDES } : form;
}

/** How a word of the same English stem is like the one that was typed. */
export function englishForm(typed: string, word: string): TermForm {
  if (typed === word) {
    return formOf([word], 'typed');
  }
  if (americanSpelling(typed) === americanSpelling(word)) {
    return formOf([word], 'spelling');
  }
  return formOf([word], isEnglishInflection(typed, word) ? 'inflected' : 'stem');
}

/** How a word of the same French stem is like the one that was typed; it counts in French texts alone. */
export function frenchForm(typed: string, word: string): TermForm {
  const found = isFrenchInflection(typed, word)
    ? formOf([word], 'inflected')
    : { ...formOf([word], 'stem'), strength: STRENGTHS.frenchStem };
  return { ...found, frenchOnly: true };
}
