import type { ItemId } from '../../model/item.ts';
import type { ItemText } from '../../store/digest-store.ts';

/** A text as the words it is made of, for comparing. */
export interface Gist {
  /** Equal for texts that differ in case, accents, punctuation or white space only. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
}

/** Shared words over all words, from which two rows say nearly the same. */
const NEARLY = 0.8;
/** With fewer words a single one makes too much of a difference: only equal texts are folded. */
const ENOUGH_WORDS = 5;

/** What a row says in its name and description, or in its change where it has neither. */
export function gistOf(id: ItemId, row: ItemText | undefined): Gist {
  const text = [row?.name, row?.description ?? row?.change]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  // A row of mere symbols is the same only letter for letter, one without text only as itself.
  const exact = text === '' ? id : text;
  return { key: words.length === 0 ? exact : words.join(' '), words: new Set(words) };
}

/** Whether two rows say the same, or nearly the same, in name and description. */
export function saysTheSame(one: Gist, other: Gist): boolean {
  if (one.key === other.key) {
    return true;
  }
  const [small, large] = one.words.size < other.words.size ? [one, other] : [other, one];
  if (small.words.size < ENOUGH_WORDS || small.words.size < large.words.size * NEARLY) {
    return false;
  }
  let shared = 0;
  for (const word of small.words) {
    shared += large.words.has(word) ? 1 : 0;
  }
  return shared / (small.words.size + large.words.size - shared) >= NEARLY;
}
