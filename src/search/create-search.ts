import type { Clock } from '../clock.ts';
import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { ItemStore, ResultListStore } from '../store/store.ts';
import type { ResultPage } from './outcome.ts';
import { createReadQuery } from './read-query.ts';
import { PAGE_SIZE, type Search } from './search.ts';
import { createSuggest } from './suggest.ts';

const DAY_MS = 86_400_000;
const LIST_LIFE_MS = 7 * DAY_MS;
/** Until then an expired list still knows its query, and offers to run it again. */
const LIST_MEMORY_MS = 60 * DAY_MS;

export interface SearchDeps {
  readonly store: Pick<
    ItemStore & ResultListStore,
    | 'search'
    | 'countByKind'
    | 'item'
    | 'similarWords'
    | 'facetValues'
    | 'saveResultList'
    | 'resultList'
    | 'dropResultLists'
  >;
  readonly clock: Clock;
  /** An id that nobody can guess: whoever has it can turn the list's pages. */
  readonly newId: () => string;
}

interface Shown {
  readonly listId: string;
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
}

/** Builds search: answers in pages of five whose lists live seven days, in the store. */
export function createSearch({ store, clock, newId }: SearchDeps): Search {
  const readQuery = createReadQuery({ store, clock });
  const suggest = createSuggest({ store });

  const resultPage = async (shown: Shown, wanted: number): Promise<ResultPage | undefined> => {
    const window = (page: number) =>
      store.search({
        query: shown.query,
        kinds: shown.kinds,
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
      });
    const asked = Number.isSafeInteger(wanted) && wanted > 1 ? wanted : 1;
    const found = await window(asked);
    const pages = Math.ceil(found.total / PAGE_SIZE);
    if (pages === 0) {
      return undefined;
    }
    const page = Math.min(asked, pages);
    return {
      kind: 'found',
      ...shown,
      ...(page === asked ? found : await window(page)),
      page,
      pages,
    };
  };

  const saveList = async (actor: Actor, text: string, kinds: readonly ItemKind[], id: string) => {
    const now = clock.now();
    await store.saveResultList({ id, actor, text, kinds, createdAt: now });
    await store.dropResultLists(new Date(now.getTime() - LIST_MEMORY_MS));
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
      const shown = { listId: newId(), query: outcome.query, kinds };
      const page = await resultPage(shown, 1);
      if (page === undefined) {
        return suggest(outcome.query, kinds);
      }
      await saveList(actor, text, kinds, shown.listId);
      return page;
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
      return (await resultPage({ listId, query, kinds }, page)) ?? suggest(query, kinds);
    },

    item: (id) => store.item(id),
  };
}
