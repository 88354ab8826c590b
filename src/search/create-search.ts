import type { Clock } from '../model/clock.ts';
import { DAY_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import type { Hit } from '../model/hit.ts';
import type { ItemId, ItemKind } from '../model/item.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { ItemStore, WordCount } from '../store/item-store.ts';
import type { ResultListStore } from '../store/result-list-store.ts';
import type { TopicStore } from '../store/topic-store.ts';
import { createFindItems } from './find-items.ts';
import { createReadQuery } from './read-query.ts';
import { resultPage } from './result-page.ts';
import type { Search } from './search.ts';
import { createSuggest } from './suggest/suggest.ts';

/** Somebody who comes back to a list after the weekend can still turn its page. */
const LIST_LIFE_MS = 7 * DAY_MS;
/** Items of one page that a query is looked for in; pages have 40 at most. */
const MOST_ON_PAGE = 100;
const MOST_FROM_PAGE = 10;
/** Until then an expired list still knows its query, and offers to run it again. */
const LIST_MEMORY_MS = 60 * DAY_MS;

export interface SearchDeps {
  readonly store: Pick<
    ItemStore & ResultListStore & TopicStore,
    | 'search'
    | 'countByKind'
    | 'item'
    | 'relatedPages'
    | 'itemsOfPage'
    | 'pageOfLink'
    | 'topicNamed'
    | 'topicsOfPage'
    | 'similarWords'
    | 'hasFacetValue'
    | 'facetValues'
    | 'saveResultList'
    | 'resultList'
    | 'dropResultLists'
  >;
  readonly clock: Clock;
  readonly events: Events;
  /** An id that nobody can guess: whoever has it can turn the list's pages. */
  readonly newId: () => string;
}

/** Builds search: answers in pages of five whose lists live seven days, in the store. */
export function createSearch({ store, clock, events, newId }: SearchDeps): Search {
  const readQuery = createReadQuery({ store, clock });
  const findItems = createFindItems(store);
  const suggest = createSuggest({ store, findItems });

  const saveList = async (actor: Actor, text: string, kinds: readonly ItemKind[], id: string) => {
    const now = clock.now();
    try {
      await store.saveResultList({ id, actor, text, kinds, createdAt: now });
      await store.dropResultLists(new Date(now.getTime() - LIST_MEMORY_MS));
      return 'kept';
    } catch (error) {
      // A full or locked database shall not keep anybody from reading.
      events.emit('result-list-not-kept', { error });
      return 'not-kept';
    }
  };

  /** What a list's query finds on an item's page. */
  const fromPage = async (listId: string, id: ItemId): Promise<readonly Hit[]> => {
    const [list, found] = await Promise.all([store.resultList(listId), store.item(id)]);
    if (list === undefined || found === undefined) {
      return [];
    }
    const outcome = await readQuery(list.text, list.createdAt);
    if (outcome.kind === 'unreadable') {
      return [];
    }
    const { hits } = await findItems({
      query: outcome.query,
      kinds: list.kinds,
      limit: MOST_ON_PAGE,
      offset: 0,
      page: found.page.id,
    });
    return hits;
  };

  return {
    ask: async ({ actor, text, kinds }) => {
      if (/^\s*(help)?\s*$/i.test(text)) {
        return { kind: 'help' };
      }
      const outcome = await readQuery(text);
      if (outcome.kind === 'unreadable') {
        return outcome;
      }
      const asked = outcome.query.kinds ?? kinds;
      const shown = { listId: newId(), list: 'kept', query: outcome.query, kinds: asked } as const;
      const page = await resultPage({ store, findItems }, shown, 1);
      if (page === undefined) {
        return suggest(outcome.query, asked);
      }
      return { ...page, list: await saveList(actor, text, kinds, shown.listId) };
    },

    turn: async (listId, page) => {
      const list = await store.resultList(listId);
      if (list === undefined) {
        return { kind: 'expired', again: null };
      }
      const { text, kinds, createdAt } = list;
      if (clock.now().getTime() - createdAt.getTime() > LIST_LIFE_MS) {
        return { kind: 'expired', again: { text, kinds } };
      }
      // Read as on the day it was asked, so that `since:30d` means the same on every page.
      const outcome = await readQuery(text, createdAt);
      if (outcome.kind === 'unreadable') {
        return outcome;
      }
      const { query } = outcome;
      const asked = query.kinds ?? kinds;
      const shown = { listId, list: 'kept', query, kinds: asked } as const;
      return (await resultPage({ store, findItems }, shown, page)) ?? suggest(query, asked);
    },

    queryOf: async (listId) => (await store.resultList(listId))?.text,
    hit: async (listId, id) =>
      (await fromPage(listId, id)).find(({ found }) => found.item.id === id),
    moreFromPage: async (listId, id) => (await fromPage(listId, id)).slice(0, MOST_FROM_PAGE),
    facetValues: async (facet, typed) => holding(typed, await store.facetValues(facet)),
    topicsOfPage: (id) => store.topicsOfPage(id),
    itemsOfArticle: async (address) => {
      const page = await store.pageOfLink(address);
      return page === undefined ? [] : store.itemsOfPage(page);
    },
    pageItems: (id) => store.itemsOfPage(id),
    item: (id) => store.item(id),
    relatedPages: (id) => store.relatedPages(id),
  };
}

function holding(typed: string, values: readonly WordCount[]): readonly WordCount[] {
  const wanted = plainly(typed.trim());
  return wanted === '' ? values : values.filter(({ word }) => plainly(word).includes(wanted));
}

function plainly(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
