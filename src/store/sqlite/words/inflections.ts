import { basicForm } from './word-stems.ts';

/** Words that look like plurals or participles and are none. */
const NO_FORMS: ReadonlySet<string> = new Set(
  `news series species means lens gas bias alias atlas canvas always perhaps thus this is was has does
  yes across less unless whereas during nothing something everything anything morning evening ceiling
  sibling indeed need seed feed breed speed hundred sacred bring string spring thing king wing ring sing
  ethics physics`.split(/\s+/),
);
const VOWEL = /[aeiouy]/;

/** Whether one of two words is a plural, past or -ing form of the other, or both are of a third. */
export function isEnglishInflection(one: string, other: string): boolean {
  const forms = englishBases(basicForm(one));
  return englishBases(basicForm(other)).some((base) => forms.includes(base));
}

/** Whether two words are singular and plural or masculine and feminine of each other. */
export function isFrenchInflection(one: string, other: string): boolean {
  const forms = frenchBases(one);
  return frenchBases(other).some((base) => forms.includes(base));
}

/** What an English word may be a form of, itself included. */
export function englishBases(word: string): readonly string[] {
  if (NO_FORMS.has(word) || word.length < 4 || !/^[a-z]+$/.test(word)) {
    return [word];
  }
  const bases = [...pluralBases(word), ...verbBases(word)];
  return [word, ...bases.filter((base) => base.length > 2 && VOWEL.test(base))];
}

function pluralBases(word: string): readonly string[] {
  if (/(?:ss|us|is|ics)$/.test(word) || !word.endsWith('s')) {
    return [];
  }
  if (word.endsWith('ies')) {
    return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  }
  return /(?:[sxzo]|ch|sh)es$/.test(word)
    ? [word.slice(0, -2), word.slice(0, -1)]
    : [word.slice(0, -1)];
}

function verbBases(word: string): readonly string[] {
  if (word.endsWith('ied')) {
    return [`${word.slice(0, -3)}y`];
  }
  const start = /^(.*)(?:ed|ing)$/.exec(word)?.[1];
  if (start === undefined) {
    return [];
  }
  const undoubled = /([^aeiouylsz])\1$/.test(start) ? [start.slice(0, -1)] : [];
  return [start, `${start}e`, ...undoubled, ...(/[aeiou]l$/.test(start) ? [`${start}l`] : [])];
}

/** What a French word may be the plural or the feminine of, itself included. */
export function frenchBases(word: string): readonly string[] {
  const singular = word.endsWith('aux')
    ? [word.replace(/e?aux$/, (end) => (end === 'eaux' ? 'eau' : 'al')), word.slice(0, -1)]
    : [word.length > 3 ? word.replace(/[sx]$/, '') : word];
  return [word, ...singular, ...singular.flatMap(masculine)];
}

function masculine(word: string): readonly string[] {
  if (word.length < 4 || !word.endsWith('e')) {
    return [];
  }
  const plain = word.slice(0, -1);
  if (word.endsWith('ve')) {
    return [`${word.slice(0, -2)}f`, plain];
  }
  if (word.endsWith('euse')) {
    return [`${word.slice(0, -2)}r`, `${word.slice(0, -2)}x`, plain];
  }
  if (word.endsWith('trice')) {
    return [`${word.slice(0, -4)}eur`];
  }
  return /(?:nn|ll|tt|ss)e$/.test(word) ? [word.slice(0, -2), plain] : [plain];
}
