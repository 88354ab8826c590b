import type { Match } from '../../model/query.ts';
import type { ItemStore } from '../../store/item-store.ts';
import { isKnown } from './is-known.ts';
import { spellingsOf, wantedWords } from './spellings.ts';

/** A word that no item says, and what may have been meant; null where nothing is near. */
export interface UnknownWord {
  readonly word: string;
  readonly nearest: string | null;
}

/** For each of them all words of the archive are looked through. */
const MOST_WORDS = 3;

/** The first few words of a query that no item says: what is misspelled would be waited for in vain. */
export async function unknownWords(
  store: Pick<ItemStore, 'countByKind' | 'similarWords'>,
  match: Match | null,
): Promise<readonly UnknownWord[]> {
  const unknown: UnknownWord[] = [];
  for (const word of new Set(match === null ? [] : wantedWords(match))) {
    if (unknown.length < MOST_WORDS && !(await isKnown(store, word))) {
      const [nearest = null] = await spellingsOf(store, word, 1);
      unknown.push({ word, nearest });
    }
  }
  return unknown;
}
