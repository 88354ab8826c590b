import { inTurn } from './deal.ts';
import { type Phrase, Slot } from './theme.ts';

const FEW = ['four', 'five', 'six', 'seven', 'eight', 'nine'];
const MANY = ['thirty', 'forty', 'sixty', 'seventy', 'eighty', 'ninety', 'two hundred'];
const SPANS = ['two years', 'eight months', 'one winter', 'three summers', 'a year and a half'];
const SHARES = ['a third of the', 'nearly half of the', 'a quarter of the', 'over half of the'];

/** What the slots of a page's phrases are filled with. */
export interface Scene {
  readonly place: string;
  readonly other: string;
  readonly who: string;
  /** Which of the numbers it takes; one more for each phrase, so that they differ within a page. */
  readonly turn: number;
}

/**
 * Fills a phrase: `{place}`, `{the place}`, `{other}` (another place), `{who}`, `{few}`, `{many}`
 * (numbers of things), `{span}` (a time, after "for" or "after") and `{share}` (of several, with
 * its "of the"); with a capital, as in `{Place}`, the filling has one. Of `[one|other]` it says the
 * first in round 0, the second in round 1, and so on in turn.
 *
 * @throws {ZodError} at a slot that is none of these.
 */
export function say(phrase: Phrase, scene: Scene, round = 0): string {
  return fill(phrase, scene, round, capitalized);
}

/** As `say` does, for a headline: what fills a slot is written In Title Case. */
export function sayTitle(phrase: Phrase, scene: Scene, round = 0): string {
  return fill(phrase, scene, round, inTitleCase);
}

function fill(
  phrase: Phrase,
  scene: Scene,
  round: number,
  dress: (words: string, first: boolean) => string,
): string {
  return phrase
    .replaceAll(/\[([^\]]*)\]/g, (_, options: string) => inTurn(options.split('|'), round))
    .replaceAll(/\{([^}]*)\}/g, (_, slot: string) => {
      const name = slot.toLowerCase();
      return dress(filling(Slot.parse(name), scene), slot !== name);
    });
}

function filling(name: Slot, { place, other, who, turn }: Scene): string {
  switch (name) {
    case 'place':
      return place;
    case 'the place':
      return place.replace(/^an? /, 'the ');
    case 'other':
      return other;
    case 'who':
      return who;
    case 'few':
      return inTurn(FEW, turn);
    case 'many':
      return inTurn(MANY, turn);
    case 'span':
      return inTurn(SPANS, turn);
    case 'share':
      return inTurn(SHARES, turn);
  }
}

function capitalized(words: string, first: boolean): string {
  return first ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

const SMALL_WORDS = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'with']);

function inTitleCase(words: string, first: boolean): string {
  return words
    .split(' ')
    .map((word, n) =>
      (first && n === 0) || !SMALL_WORDS.has(word)
        ? word.replaceAll(/(^|-)\p{L}/gu, (initial) => initial.toUpperCase())
        : word,
    )
    .join(' ');
}
