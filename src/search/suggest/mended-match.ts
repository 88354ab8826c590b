import type { Match, WordMatch } from '../../model/query.ts';
import { isSurelyMisspelled } from '../../model/text/misspelling.ts';
import type { Term } from '../../model/text/term.ts';
import { wordsOf } from '../../model/text/text-words.ts';
import type { ItemStore } from '../../store/item-store.ts';
import { isKnown } from './is-known.ts';

/** Of so many the first that is near enough: those that begin otherwise may come before it. */
const SIMILAR = 5;

type MendingStore = Pick<ItemStore, 'similarWords' | 'countByKind'>;

/**
 * A query as it may have been meant, where it has a word that no item says beside others: that word
 * in its nearest spelling, or, where it is hyphenated, in its parts.
 *
 * @returns the match itself where there is nothing to mend, or nothing but one word to go by.
 */
export async function mendedMatch(
  store: MendingStore,
  match: Match,
  terms: readonly Term[],
): Promise<Match> {
  const unknown = new Set(
    terms
      .filter(({ items, forms, required }) => items === 0 && forms.length === 1 && required)
      .map(({ text }) => text),
  );
  const parts = match.kind === 'and' ? match.of : [match];
  const mended = await Promise.all(
    parts.map(async (part) =>
      part.kind === 'word' && !part.prefix && part.exact !== true && unknown.has(part.text)
        ? mend(store, part)
        : [part],
    ),
  );
  const of = mended.flat();
  return of.length < 2 || mended.every(([one], n) => one === parts[n])
    ? match
    : { kind: 'and', of };
}

async function mend(store: MendingStore, part: WordMatch): Promise<readonly Match[]> {
  const { text } = part;
  if (await isKnown(store, text)) {
    return [part];
  }
  const words = wordsOf(text);
  if (words.length > 1) {
    return words.map((word) => ({ kind: 'word', text: word, prefix: false }));
  }
  const [typed = ''] = words;
  const similar = await store.similarWords(text, SIMILAR);
  const nearest = similar.find(({ word }) => isSurelyMisspelled(typed, word));
  return [nearest === undefined ? part : { ...part, text: nearest.word }];
}
