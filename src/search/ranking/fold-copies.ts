import { isSmallWord } from '../../model/text/small-words.ts';
import type { ReadCandidate } from './read-candidate.ts';
import type { ReadText } from './term-matcher.ts';

/** Shared words of name and description, of all that two items have, from which they say the same. */
const SAME = 0.6;
/** With fewer words a single one makes too much of a difference: only equal names are folded. */
const ENOUGH_WORDS = 4;

/** For each item the place of the better one before it that says the same; -1 for none. */
export function copiesAmong(candidates: readonly ReadCandidate[]): readonly number[] {
  const names = new Map<string, number>();
  const having = new Map<string, number[]>();
  const sizes: number[] = [];
  return candidates.map(({ found: { item }, texts }, at) => {
    const name = texts.name.words.map(({ word }) => word).join(' ');
    const words = tellingWords([
      texts.name,
      item.description === null ? texts.change : texts.description,
    ]);
    const original = (name === '' ? undefined : names.get(name)) ?? mostAlike(words, having, sizes);
    sizes[at] = words.size;
    if (original !== undefined) {
      return original;
    }
    if (name !== '') {
      names.set(name, at);
    }
    for (const word of words) {
      const others = having.get(word);
      if (others === undefined) {
        having.set(word, [at]);
      } else {
        others.push(at);
      }
    }
    return -1;
  });
}

function tellingWords(texts: readonly ReadText[]): ReadonlySet<string> {
  const telling = new Set<string>();
  for (const { words } of texts) {
    for (const { word } of words) {
      if (!isSmallWord(word)) {
        telling.add(word);
      }
    }
  }
  return telling;
}

/** The better one of two that have as many words in common. */
function mostAlike(
  words: ReadonlySet<string>,
  having: ReadonlyMap<string, readonly number[]>,
  sizes: readonly number[],
): number | undefined {
  if (words.size < ENOUGH_WORDS) {
    return undefined;
  }
  const shared = new Uint16Array(sizes.length);
  for (const word of words) {
    for (const other of having.get(word) ?? []) {
      shared[other] = (shared[other] ?? 0) + 1;
    }
  }
  const count = Math.max(0, ...shared);
  const other = shared.indexOf(count);
  return count / Math.max(words.size, sizes[other] ?? 0) >= SAME ? other : undefined;
}
