import type { ItemKind } from '../../model/item.ts';
import type { Match, PhraseMatch, Query, WordMatch } from '../../model/query.ts';
import { wordsOf } from '../../model/text/text-words.ts';
import type { ItemStore } from '../../store/item-store.ts';
import type { FoundItems } from '../find-items.ts';
import type { Nothing } from '../outcome.ts';
import { countIn, readingOf } from '../query/describe-query.ts';
import { leftOutWords } from '../query/left-out-words.ts';
import { leavesOf } from '../query/parse-match.ts';
import { writeMatch, writeQuery, writeReview } from '../query/write-query.ts';
import { isKnown } from './is-known.ts';
import { spellingsOf, wantedWords } from './spellings.ts';

// As many as stand beside each other as buttons; for each spelled word all words are looked through.
const SPELLINGS_PER_WORD = 3;
const SPELLED_WORDS = 6;
const PARTIAL_SHOWN = 3;

export interface SuggestDeps {
  readonly store: Pick<ItemStore, 'countByKind' | 'similarWords'>;
}

/** Says what can be done about a query that found nothing. */
export type Suggest = (
  query: Query,
  kinds: readonly ItemKind[],
  found: Pick<FoundItems, 'partial' | 'byKind'>,
) => Promise<Nothing>;

/**
 * Builds the answer to an empty result: how the query was read, the nearest
 * spelling, what each filter costs, and what the other tables hold. All counts
 * come from asking again, so a suggestion finds exactly what it promises.
 */
export function createSuggest({ store }: SuggestDeps): Suggest {
  return async (query, kinds, { partial, byKind }) => {
    const asking: Asking = { store: { ...store, ...counting(store) }, query, kinds };
    return {
      kind: 'nothing',
      query,
      kinds,
      reading: readingOf(query, kinds),
      leftOut: leftOutWords(query.match),
      words: await eachWord(asking),
      partial: partial.slice(0, PARTIAL_SHOWN),
      nearest: await nearest(asking),
      without: await withoutFilters(asking),
      elsewhere: byKind,
    };
  };
}

/** For one answer: a word is asked for twice, what it finds alone and whether it is known at all. */
function counting(store: SuggestDeps['store']): Pick<ItemStore, 'countByKind'> {
  const known = new Map<string, ReturnType<ItemStore['countByKind']>>();
  return {
    countByKind: (query) => {
      const key = JSON.stringify({ ...query, text: '' });
      const counted = known.get(key) ?? store.countByKind(query);
      known.set(key, counted);
      return counted;
    },
  };
}

interface Asking extends SuggestDeps {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
}

async function count({ store, kinds }: Asking, query: Query): Promise<number> {
  return countIn(await store.countByKind(query), kinds);
}

async function nearest(asking: Asking): Promise<Nothing['nearest']> {
  for (const match of await respellings(asking.store, asking.query)) {
    const respelled = rewritten({ ...asking.query, match });
    const found = await count(asking, respelled);
    if (found > 0) {
      return { text: respelled.text, count: found };
    }
  }
  return null;
}

async function withoutFilters(asking: Asking): Promise<Nothing['without']> {
  const costs: Nothing['without'][number][] = [];
  for (const { filter, rest } of withoutEach(asking.query)) {
    const found = await count(asking, rest);
    if (found > 0) {
      costs.push({ filter, text: rest.text, count: found });
    }
  }
  return costs;
}

async function eachWord(asking: Asking): Promise<Nothing['words']> {
  const leaves = wantedLeaves(asking.query.match);
  const counts: Nothing['words'][number][] = [];
  for (const leaf of leaves.length < 2 ? [] : leaves) {
    const alone = rewritten({ ...asking.query, match: leaf });
    const word = writeMatch(leaf);
    counts.push({ word, text: alone.text, count: await count(asking, alone) });
  }
  return counts;
}

/** The query with each of its filters left out in turn. */
function withoutEach(query: Query): readonly { readonly filter: string; readonly rest: Query }[] {
  const variants = [
    ...query.facets.map((facet) => ({
      filter: `${facet.negated ? '-' : ''}${facet.facet}:${facet.value}`,
      rest: { ...query, facets: query.facets.filter((other) => other !== facet) },
    })),
    ...query.titles.map((title) => ({
      filter: `${title.negated ? '-' : ''}title:${title.text}`,
      rest: { ...query, titles: query.titles.filter((other) => other !== title) },
    })),
    ...query.languages.map((language) => ({
      filter: `${language.negated ? '-' : ''}lang:${language.language}`,
      rest: { ...query, languages: query.languages.filter((other) => other !== language) },
    })),
    ...query.reviews.map((review) => ({
      filter: writeReview(review),
      rest: { ...query, reviews: query.reviews.filter((other) => other !== review) },
    })),
    ...(query.relevancy === null ? [] : [{ filter: 'rel', rest: { ...query, relevancy: null } }]),
    ...(query.since === null ? [] : [{ filter: 'since', rest: { ...query, since: null } }]),
    ...(query.until === null ? [] : [{ filter: 'until', rest: { ...query, until: null } }]),
  ];
  return variants.map(({ filter, rest }) => ({ filter, rest: rewritten(rest) }));
}

/** The query's words with those that the archive does not know respelled, likeliest first. */
async function respellings(store: SuggestDeps['store'], query: Query): Promise<readonly Match[]> {
  const { match } = query;
  if (match === null) {
    return [];
  }
  const spellings = new Map<string, readonly string[]>();
  for (const word of [...new Set(wantedWords(match))].slice(0, SPELLED_WORDS)) {
    if (!(await isKnown(store, word))) {
      spellings.set(word, await spellingsOf(store, word, SPELLINGS_PER_WORD));
    }
  }
  const depth = Math.max(0, ...[...spellings.values()].map((words) => words.length));
  return Array.from({ length: depth }, (_, nth) =>
    respelled(match, (word) => spellings.get(word)?.[nth] ?? spellings.get(word)?.[0] ?? word),
  );
}

/** The words and phrases that were asked for, each once. */
function wantedLeaves(match: Match | null): readonly (WordMatch | PhraseMatch)[] {
  const parts = match?.kind === 'and' ? match.of : match === null ? [] : [match];
  const leaves = parts.filter(({ kind }) => kind !== 'not').flatMap(leavesOf);
  const asked = leaves.filter((leaf) => leaf.kind === 'phrase' || leaf.small !== true);
  return [...new Map(asked.map((leaf) => [writeMatch(leaf), leaf])).values()];
}

function respelled(match: Match, spell: (word: string) => string): Match {
  switch (match.kind) {
    case 'word':
      return match.prefix || match.small === true ? match : { ...match, text: spell(match.text) };
    case 'phrase':
      return { ...match, text: wordsOf(match.text).map(spell).join(' ') };
    case 'not':
      return match;
    case 'and':
    case 'or':
      return { ...match, of: match.of.map((part) => respelled(part, spell)) };
  }
}

function rewritten(query: Query): Query {
  return { ...query, text: writeQuery(query) };
}
