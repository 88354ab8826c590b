import { editDistance } from '../../model/text/edit-distance.ts';
import { isMisspelled } from '../../model/text/misspelling.ts';

/** Characters of the typed word that count: spelling a longer one is hopeless and slow. */
const LONGEST = 64;

/**
 * Words by likeness to what was typed: those that contain it, or that it
 * contains, then by spelling distance; ties keep their order. Case does not count.
 */
export function nearestFirst<Word extends string>(
  typed: string,
  words: readonly Word[],
): readonly Word[] {
  const wanted = typed.slice(0, LONGEST).toLowerCase();
  return words
    .map((word) => ({ word, distance: likeness(wanted, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ word }) => word);
}

/**
 * The word that was probably meant: a misspelling, or one that holds what was typed.
 *
 * @returns undefined when none is near enough to ask "did you mean?".
 */
export function nearestTo<Word extends string>(
  typed: string,
  words: readonly Word[],
): Word | undefined {
  const wanted = typed.slice(0, LONGEST).toLowerCase();
  return nearestFirst(typed, words).find((word) => {
    const folded = word.toLowerCase();
    return isMisspelled(wanted, folded) || (wanted.length > 2 && isPart(wanted, folded));
  });
}

function isPart(wanted: string, word: string): boolean {
  return word.includes(wanted) || (word.length > 2 && wanted.includes(word));
}

function likeness(wanted: string, word: string): number {
  const distance =
    editDistance(wanted, word, LONGEST + word.length) / Math.max(wanted.length, word.length, 1);
  return isPart(wanted, word) ? distance / 2 : distance;
}
