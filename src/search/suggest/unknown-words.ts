import type { Match } from '../../model/query.ts';
import { foldText } from '../../model/text/text-words.ts';
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
    if (unknown.length < MOST_WORDS && !(await isSaid(store, word))) {
      const [nearest = null] = await spellingsOf(store, word, 1);
      unknown.push({ word, nearest });
    }
  }
  return unknown;
}

/** Of the words in memory first: to count what a common word finds takes a second in a large archive. */
async function isSaid(
  store: Pick<ItemStore, 'countByKind' | 'similarWords'>,
  word: string,
): Promise<boolean> {
  const [nearest] = await store.similarWords(word, 1);
  return nearest?.word === foldText(word) || isKnown(store, word);
}
