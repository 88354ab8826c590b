import type { Item } from '../item.ts';
import type { Language } from './language.ts';

/**
 * Words that stand in most sentences of one language and in hardly any of the other's; those that
 * both have (`on`, `car`, `son`, `plus`) say nothing.
 */
const TELLING_WORDS: Readonly<Record<Language, string>> = {
  en: `the of and to in that is was were be been being with for from by at as it its this these
    those their they them which who whom whose will would can could should may might must not but or
    if than then there when where while how what why has have had do does did into over under about
    between through during against across among within without toward towards more most less least
    some any each every other such only also new many much few own same because both rather until
    since beyond after before up out off down our your you we he she his her near`,
  fr: `le la les du un une et est sont au aux dans par pour sur avec sans sous vers chez qui que
    quoi dont où ne pas moins très aussi ainsi comme mais ou donc ce cet cette ces se sa ses leur
    leurs nos notre vos il elle ils elles nous vous être été avoir ont était fait faire peut peuvent
    doit doivent selon afin lors grâce contre depuis pendant après plusieurs chaque tout toute tous
    toutes autre autres nouveau nouvelle nouveaux nouvelles même mêmes dès lorsque puis parmi malgré
    alors des`,
};

/** `l'eau`, `d'un`, `qu'elle`; in English only a name (D'Arcy) begins like this. */
const ELISIONS = "c' d' j' l' m' n' s' t' qu' jusqu' lorsqu' puisqu'";

const SCORES: ReadonlyMap<string, number> = new Map([
  ...TELLING_WORDS.en.split(/\s+/).map((word) => [word, 1] as const),
  ...`${TELLING_WORDS.fr} ${ELISIONS} ${ELISIONS.replaceAll("'", '’')}`
    .split(/\s+/)
    .map((word) => [word, -1] as const),
]);

const WORD = /[\p{L}\p{M}]+['’]?/gu;
const FRENCH_SPELLING = /[àâçèéêëîïôûœ]|(?:iques?|eurs?|euses?|eux|aires?|ements?|elles?)$/;
const ENGLISH_SPELLING = /[kw]|th|sh|(?:ing|ings|ed|ly|ty|cy|gy|ry|al|als|s)$/;

/**
 * The language that most words of an item's texts speak for. Function words decide, as texts of a
 * line or two have several; where they leave it open, spelling does, and at last it is English.
 */
export function detectLanguage(
  texts: Pick<Item, 'name' | 'description' | 'change' | 'tenYear' | 'drivingForce'>,
): Language {
  const { name, description, change, tenYear, drivingForce } = texts;
  const text = [name, description, change, tenYear, drivingForce].join('\n').toLowerCase();
  const found = text.normalize('NFC').match(WORD) ?? [];
  const byWords = sum(found, wordScore);
  return (byWords === 0 ? sum(found, spellingScore) : byWords) < 0 ? 'fr' : 'en';
}

function wordScore(word: string): number {
  return SCORES.get(word) ?? 0;
}

function spellingScore(word: string): number {
  if (FRENCH_SPELLING.test(word)) {
    return -1;
  }
  return ENGLISH_SPELLING.test(word) ? 1 : 0;
}

function sum(found: readonly string[], score: (word: string) => number): number {
  return found.reduce((total, word) => total + score(word), 0);
}
