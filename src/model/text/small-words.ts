import { foldText } from './text-words.ts';

/**
 * Words of both languages that nearly every text has, and with which people ask. A query that has
 * other words does not require them. Words that are something else in the other language are left
 * out: `car`, `sale`; and `pour`, but in what is French.
 */
const SMALL_WORDS = `
  a an the of and or to in on at by for from with without into onto over under about between through
  during as is are was were be been being it its this that these those there their they them we our
  us you your i me my he she his her him who whom whose which what when where why how do does did
  doing can could will would shall should may might must has have had having not no nor but if than
  then so such too very just also because while any some all each more most know tell show find say says please
  le la les un une des du de et ou a au aux en dans par avec sans sur sous vers chez est sont
  etait ete etre ce cet cette ces se sa son ses leur leurs nos notre vos votre mon ma mes qui que quoi
  dont ne pas plus il elle ils elles on nous je tu y comment quel quelle quels quelles pourquoi
  quand donc mais si comme entre afin sait savons`;

const SMALL: ReadonlySet<string> = new Set(SMALL_WORDS.trim().split(/\s+/));

/** Whether a word, as typed, is one of the small ones. */
export function isSmallWord(word: string): boolean {
  return SMALL.has(foldText(word));
}

/** Words that only French has, and nearly every question in it. */
const FRENCH = new Set(
  'le la les une des du aux dans avec sont qui que quel quelle quels quelles'.split(' '),
);

/** Whether a word, as typed, tells that what it stands in is French. */
export function tellsFrench(word: string): boolean {
  return FRENCH.has(foldText(word));
}

/** Whether a word, as typed, is a small one in French and something else in English. */
export function isSmallInFrench(word: string): boolean {
  return foldText(word) === 'pour';
}
