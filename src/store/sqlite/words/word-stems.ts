import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { americanSpelling } from '../../../model/text/american-spelling.ts';

const LETTERS = /^[a-z]+$/;

/** Forms that no ending leads to; each is stemmed as the word that it is a form of. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `women woman, men man, children child, crises crisis, analyses analysis, hypotheses hypothesis,
  diagnoses diagnosis, syntheses synthesis, theses thesis, oases oasis, bases basis, criteria criterion,
  phenomena phenomenon, lives life, knives knife, wolves wolf, halves half, leaves leaf, thieves thief,
  mice mouse, feet foot, teeth tooth, indices index, matrices matrix, bacteria bacterium, built build,
  bought buy, sold sell, grown grow, grew grow, taught teach, lost lose, driven drive, written write,
  spoken speak, fought fight, held hold, kept keep, led lead, paid pay, spent spend, worn wear`
    .split(',')
    .map((pair) => {
      const [form = '', word = ''] = pair.trim().split(' ');
      return [form, word] as const;
    }),
);

/** The word that an irregular form is one of, in American spelling; else the word itself. */
export function basicForm(word: string): string {
  const spelling = americanSpelling(word);
  return IRREGULAR.get(spelling) ?? spelling;
}

/**
 * What English endings leave of a normalised word, the same for all its spellings. Words of other
 * scripts and those with digits are their own stems.
 */
export function englishStem(word: string): string {
  return LETTERS.test(word) ? english(basicForm(word)) : word;
}

/**
 * What the endings of a French word leave: the plural, the feminine and verb forms of a word mostly
 * share it. Accents are gone before, in the index as in a query.
 */
export function frenchStem(word: string): string {
  // Of `-é`, `-ée` and `-ées` the accent would tell the stemmer that they are endings.
  return LETTERS.test(word) ? french(word).replace(/(?<=.{2})e+s?$/, '') : word;
}
