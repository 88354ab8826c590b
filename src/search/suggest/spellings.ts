import type { Match } from '../../model/query.ts';
import { isLikelyMisspelled } from '../../model/text/misspelling.ts';
import { foldText, wordsOf } from '../../model/text/text-words.ts';
import type { ItemStore } from '../../store/item-store.ts';

/** Of so many near ones those that are likely. */
const LOOKED_AT = 8;

/** Words of the archive that a word may have been meant for, likeliest first. */
export async function spellingsOf(
  store: Pick<ItemStore, 'similarWords'>,
  word: string,
  limit: number,
): Promise<readonly string[]> {
  const typed = foldText(word);
  const similar = await store.similarWords(word, LOOKED_AT);
  return similar
    .map((found) => found.word)
    .filter((found) => found !== word && isLikelyMisspelled(typed, found))
    .slice(0, limit);
}

/** Words that must be there, so that their spelling matters; prefixes are left as typed. */
export function wantedWords(match: Match): readonly string[] {
  switch (match.kind) {
    case 'word':
      return match.prefix || match.small === true ? [] : [match.text];
    case 'phrase':
      return wordsOf(match.text);
    case 'not':
      return [];
    case 'and':
    case 'or':
      return match.of.flatMap(wantedWords);
  }
}
