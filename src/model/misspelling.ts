import { editDistance } from './edit-distance.ts';

/**
 * How many letters of a word may be wrong for it to be taken for another one.
 * In a short word two changes reach nearly everything; below three letters one
 * does, and a number is never a misspelling of something else.
 */
export function misspellingsIn(word: string): 0 | 1 | 2 {
  if (word.length < 3 || /^\p{N}+$/u.test(word)) {
    return 0;
  }
  return word.length < 5 ? 1 : 2;
}

/** Whether one word may be another one misspelled. Case counts. */
export function isMisspelled(typed: string, word: string): boolean {
  const most = misspellingsIn(typed);
  return editDistance(typed, word, most) <= most;
}
