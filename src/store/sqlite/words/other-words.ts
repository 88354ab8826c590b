import { sameThing } from '../../../model/text/everyday-words.ts';
import { englishCognates } from '../../../model/text/french-cognates.ts';
import { englishOf } from '../../../model/text/french-words.ts';
import { englishBases, frenchBases } from './inflections.ts';

/**
 * What a text may say for a word that it does not: English for a French word, since most of what a
 * French reader looks through is English, and what people call the same thing. Not the other way
 * round: French items would lead English queries.
 *
 * @param word - normalised.
 * @returns words or, with blanks between, several side by side; each once.
 */
export function otherWords(word: string): readonly string[] {
  // Of `process` no French word is the singular.
  const french = word.endsWith('ss') ? [] : frenchBases(word);
  const singulars = [...new Set([...french, ...englishBases(word)])];
  const found = [
    ...singulars.flatMap(englishOf),
    ...singulars.flatMap(sameThing),
    ...englishCognates(word),
  ];
  return [...new Set(found)].filter((other) => other !== word);
}
