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

/** Letters of a word that is read as another one unasked. */
const SHORTEST_READ = 5;
/** From so many on, two letters may be wrong in a word that is offered, or read, as another one. */
const LONG_OFFERED = 6;
const LONG_READ = 9;

/**
 * Whether a word is near enough to another for that to be offered instead: people get the first
 * letter right, or nothing but one letter wrong (`algoritm`; not `eau` for `era`).
 */
export function isLikelyMisspelled(typed: string, word: string): boolean {
  const most = Math.min(misspellingsIn(typed), typed.length < LONG_OFFERED ? 1 : 2);
  const distance = editDistance(typed, word, most);
  return distance <= most && (distance < 2 || hasSameStart(typed, word));
}

/**
 * Whether a word is so near to another that it may be read as that without asking: of a short word
 * two changes make another (`refugees`, `refuses`), and so may a changed first letter (`farming`).
 */
export function isSurelyMisspelled(typed: string, word: string): boolean {
  const most = typed.length < LONG_READ ? 1 : 2;
  return (
    typed.length >= SHORTEST_READ &&
    misspellingsIn(typed) > 0 &&
    hasSameStart(typed, word) &&
    editDistance(typed, word, most) <= most
  );
}

function hasSameStart(typed: string, word: string): boolean {
  const [first, second] = [typed.charAt(0), typed.charAt(1)];
  return first === word.charAt(0) || (first === word.charAt(1) && second === word.charAt(0));
}
