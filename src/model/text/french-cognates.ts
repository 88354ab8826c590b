/** How endings of French words are written in English, longest first. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ielles?$/, ['ial']],
  [/elles?$/, ['al']],
  [/ites?$/, ['ity']],
  [/aires?$/, ['ary', 'ar']],
  [/oires?$/, ['ory']],
  [/iques?$/, ['ic', 'ical', 'ics']],
  [/eurs?$/, ['or', 'er']],
  [/trices?$/, ['tor']],
  [/euses?$|eux$/, ['ous']],
  [/istes?$/, ['ist']],
  [/ismes?$/, ['ism']],
  [/emes?$/, ['em']],
  [/ifs?$|ives?$/, ['ive']],
  [/iens?$|iennes?$/, ['ian']],
  [/ties?$/, ['cy', 'ty']],
  [/ies?$/, ['y']],
  [/els?$/, ['al']],
];
/** Of fewer letters, words that end alike are other words as often. */
const SHORTEST = 6;

/**
 * English words that a French one may be, going by its ending alone: `sécurité` is `security`,
 * `robotique` `robotics`. Most are no words at all, so ask only for those that a text has.
 *
 * @param word - normalised.
 */
export function englishCognates(word: string): readonly string[] {
  if (word.length < SHORTEST) {
    return [];
  }
  const found = ENDINGS.find(([ending]) => ending.test(word));
  if (found === undefined) {
    return [];
  }
  const [ending, others] = found;
  return others.map((other) => word.replace(ending, other));
}
