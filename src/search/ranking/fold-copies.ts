import type { ArchiveItem } from '../../model/archive-item.ts';
import { isSmallWord } from '../../model/text/small-words.ts';
import { wordsOf } from '../../model/text/text-words.ts';

/** Shared words of name and description, of all that two items have, from which they say the same. */
const SAME = 0.6;
/** With fewer words a single one makes too much of a difference: only equal names are folded. */
const ENOUGH_WORDS = 4;

/** For each item the place of the better one before it that says the same; -1 for none. */
export function copiesAmong(items: readonly ArchiveItem[]): readonly number[] {
  const names = new Map<string, number>();
  const having = new Map<string, number[]>();
  const sizes: number[] = [];
  return items.map(({ item }, at) => {
    const name = item.name === null ? '' : wordsOf(item.name).join(' ');
    const words = new Set(
      wordsOf([item.name, item.description ?? item.change].join(' ')).filter(
        (word) => !isSmallWord(word),
      ),
    );
    const original = (name === '' ? undefined : names.get(name)) ?? mostAlike(words, having, sizes);
    sizes[at] = words.size;
    if (original !== undefined) {
      return original;
    }
    if (name !== '') {
      names.set(name, at);
    }
    for (const word of words) {
      having.set(word, [...(having.get(word) ?? []), at]);
    }
    return -1;
  });
}

function mostAlike(
  words: ReadonlySet<string>,
  having: ReadonlyMap<string, readonly number[]>,
  sizes: readonly number[],
): number | undefined {
  if (words.size < ENOUGH_WORDS) {
    return undefined;
  }
  const shared = new Map<number, number>();
  for (const word of words) {
    for (const other of having.get(word) ?? []) {
      shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const [most] = [...shared].toSorted((a, b) => b[1] - a[1]);
  if (most === undefined) {
    return undefined;
  }
  const [other, count] = most;
  const size = Math.max(words.size, sizes[other] ?? 0);
  return count / size >= SAME ? other : undefined;
}
