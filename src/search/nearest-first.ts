/** Characters of the typed word that count: spelling a longer one is hopeless and slow. */
const LONGEST = 64;

/**
 * Words by likeness to what was typed: those that contain it, or that it
 * contains, then by spelling distance; ties keep their order. Case does not count.
 */
export function nearestFirst(typed: string, words: readonly string[]): readonly string[] {
  const wanted = typed.slice(0, LONGEST).toLowerCase();
  return words
    .map((word) => ({ word, distance: likeness(wanted, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ word }) => word);
}

function likeness(wanted: string, word: string): number {
  const contained = word.includes(wanted) || (word.length > 2 && wanted.includes(word));
  const distance = editDistance(wanted, word) / Math.max(wanted.length, word.length, 1);
  return contained ? distance / 2 : distance;
}

/** Levenshtein distance in UTF-16 units. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + change,
        ),
      );
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
