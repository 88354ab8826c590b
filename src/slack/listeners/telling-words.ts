import { readMarkup } from '../markup/read-markup.ts';

const SHORTEST = 4;
/** Longer than any word that somebody would look for. */
const LONGEST = 40;
const MOST = 8;
/** Of a longer message, what comes first: a wall of text is not read to its end. */
const READ = 20_000;

/**
 * The words of a message that tell most of what it is about: its eight
 * longest of at least four letters, each once, in the order in which they
 * were written. Letters and digits only, so that none of them is query syntax.
 */
export function tellingWords(message: string): readonly string[] {
  // Where it is cut, half a word may be left.
  const read = message.length > READ ? message.slice(0, READ).replace(/\S*$/, '') : message;
  const spoken = readMarkup(read, { of: 'message', references: 'dropped' });
  const words = new Map<string, string>();
  for (const [word] of spoken.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const key = word.toLowerCase();
    if (word.length >= SHORTEST && word.length <= LONGEST && !words.has(key)) {
      words.set(key, word);
    }
  }
  const longest = [...words.values()].toSorted((a, b) => b.length - a.length).slice(0, MOST);
  return [...words.values()].filter((word) => longest.includes(word));
}
