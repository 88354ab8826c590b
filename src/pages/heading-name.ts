import { editDistance } from '../model/text/edit-distance.ts';

export const SECTION_NAMES = [
  'Keywords',
  'Themes',
  'Other',
  'Summary',
  'Signals',
  'Concerns',
  'Behaviors',
  'Technologies',
  'Issues',
  'Closest',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** What a heading line says that it is. */
export interface HeadingName {
  readonly name: SectionName;
  /**
   * `exact`: as generators write it. `misspelt`: by a sign or a letter, which nobody would take for
   * another. `translated`: another word for the same, which is worth a word to who wrote it.
   */
  readonly likeness: 'exact' | 'misspelt' | 'translated';
}

const EXACT = /^ {0,3}##[ \t]+([A-Za-z]+)(?:[ \t]+#+)?[ \t]*$/;
const byLowerName = new Map(SECTION_NAMES.map((name) => [name.toLowerCase(), name]));

/** One of them where a page has one, and as the British write it: more than a letter away. */
const SPELLINGS: ReadonlyMap<string, SectionName> = new Map([
  ['technology', 'Technologies'],
  ['behaviour', 'Behaviors'],
]);

/** Without accents; as other writers, and archives in French, call the sections. */
const TRANSLATIONS: ReadonlyMap<string, SectionName> = new Map([
  ['weak signals', 'Signals'],
  ['signaux', 'Signals'],
  ['signaux faibles', 'Signals'],
  ['preoccupations', 'Concerns'],
  ['inquietudes', 'Concerns'],
  ['comportements', 'Behaviors'],
  ['enjeux', 'Issues'],
  ['emerging issues', 'Issues'],
  ['mots cles', 'Keywords'],
  ['mots-cles', 'Keywords'],
  ['resume', 'Summary'],
  ['autres', 'Other'],
  ['les plus proches', 'Closest'],
]);

/** Characters with what may surround a name; more are a sentence. */
export const LONGEST_HEADING = 80;
/** Shorter words become others by one letter. */
const SHORTEST_MISSPELT = 5;

/** The section that a line is the heading of, by its text alone; undefined for any other text. */
export function headingName(line: string): HeadingName | undefined {
  const exact = byLowerName.get(EXACT.exec(line)?.[1]?.toLowerCase() ?? '');
  if (exact !== undefined) {
    return { name: exact, likeness: 'exact' };
  }
  const text = line.length > LONGEST_HEADING ? '' : bareText(line);
  const misspelt =
    byLowerName.get(text) ??
    SPELLINGS.get(text) ??
    SECTION_NAMES.find((name) => isMisspelt(text, name));
  if (misspelt !== undefined) {
    return { name: misspelt, likeness: 'misspelt' };
  }
  const translated = TRANSLATIONS.get(text);
  return translated === undefined ? undefined : { name: translated, likeness: 'translated' };
}

/** One letter too many, too few, wrong or in the wrong place. */
function isMisspelt(text: string, name: SectionName): boolean {
  return text.length >= SHORTEST_MISSPELT && editDistance(text, name.toLowerCase(), 1) <= 1;
}

/** A heading in lower case, without accents and what is no word of it: marks, numbers, signs, anchors. */
export function bareText(line: string): string {
  return (
    line
      .normalize('NFKD')
      .replace(/\p{M}|\p{Cf}/gu, '')
      .toLowerCase()
      // `{#signals}`, `[Signals](#signals)`, `<h2>Signals</h2>`.
      .replace(/\{[^{}]*\}|\]\([^()]*\)|<[^<>]*>/g, ' ')
      // `5.`, `5)`, `§ 5`, and a count behind, `(5)`.
      .replace(/(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/gu, ' ')
      .replace(/[^\p{L}\p{N}-]+/gu, ' ')
      .replace(/^[ -]+|[ -]+$/g, '')
  );
}
