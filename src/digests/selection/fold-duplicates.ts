import type { ItemId } from '../../model/item.ts';
import type { ItemText } from '../../store/digest-store.ts';

/** A text as the words it is made of, for comparing. */
export interface Gist {
  /** Equal for texts that differ in case, accents, punctuation or white space only. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** A bit of 32 for each of the words. */
  readonly mask: number;
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
  const all = new Set(words);
  return { key: words.length === 0 ? exact : words.join(' '), words: all, mask: maskOf(all) };
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
  // A preview of 90 days compares millions, and nearly all of them end here.
  const alone = bitsIn(small.mask & ~large.mask);
  if (!isNearly(small.words.size - alone, small, large)) {
    return false;
  }
  let shared = 0;
  for (const word of small.words) {
    shared += large.words.has(word) ? 1 : 0;
  }
  return isNearly(shared, small, large);
}

function isNearly(shared: number, one: Gist, other: Gist): boolean {
  return shared / (one.words.size + other.words.size - shared) >= NEARLY;
}

function maskOf(words: ReadonlySet<string>): number {
  let mask = 0;
  for (const word of words) {
    let hash = 0;
    for (let n = 0; n < word.length; n += 1) {
      hash = Math.imul(hash, 31) + word.charCodeAt(n);
    }
    mask |= 1 << (hash ^ (hash >>> 5) ^ (hash >>> 10));
  }
  return mask;
}

/** How many bits are set, of 32. */
function bitsIn(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
