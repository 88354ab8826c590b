import type { Clock } from '../model/clock.ts';
import { DAY_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import type { Hit } from '../model/hit.ts';
import type { ItemId, ItemKind } from '../model/item.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { ItemStore, WordCount } from '../store/item-store.ts';
import type { ResultListStore } from '../store/result-list-store.ts';
import type { TopicStore } from '../store/topic-store.ts';
import type { TrendStore } from '../store/trend-store.ts';
import { type Answers, type AnswersDeps, createAnswers } from './answers.ts';
import { nearPages } from './near-pages.ts';
import { createReadQuery } from './read-query.ts';
import { PAGE_SIZE, type Search } from './search.ts';
import { createTrends } from './trends/create-trends.ts';

/** Somebody who comes back to a list after the weekend can still turn its page. */
const LIST_LIFE_MS = 7 * DAY_MS;
const MOST_FROM_PAGE = 10;
/** Until then an expired list still knows its query, and offers to run it again. */
const LIST_MEMORY_MS = 60 * DAY_MS;

export interface SearchDeps {
  readonly store: AnswersDeps['store'] &
    Pick<
      ItemStore & ResultListStore & TopicStore & TrendStore,
      | 'item'
      | 'countsByDay'
      | 'themeCounts'
      | 'relatedPages'
      | 'pagesNaming'
      | 'pagesSharing'
      | 'itemsOfPage'
      | 'pageOfLink'
      | 'topicsOfPage'
      | 'saveResultList'
      | 'resultList'
      | 'dropResultLists'
    >;
  /** Who works answers out. Default: this thread. */
  readonly answers?: Answers;
  readonly clock: Clock;
  readonly events: Events;
  /** An id that nobody can guess: whoever has it can turn the list's pages. */
  readonly newId: () => string;
}

/** Builds search: answers in pages of five whose lists live seven days, in the store. */
export function createSearch(deps: SearchDeps): Search {
  const { store, clock, events, newId, answers = createAnswers(deps) } = deps;

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
    return answers.fromPage({ ...list, now: list.createdAt, me: list.actor.user }, found.page.id);
  };

  return {
    ask: async ({ actor, text, kinds }) => {
      if (/^\s*(help)?\s*$/i.test(text)) {
        return { kind: 'help' };
      }
      const answer = await answers.page({ text, kinds, now: clock.now(), me: actor.user }, 1);
      if (answer.kind !== 'found') {
        return answer;
      }
      const listId = newId();
      return { ...answer, listId, list: await saveList(actor, text, kinds, listId) };
    },

    nearest: async ({ words, kinds, limit }) => {
      const text = words.map((word) => `"${word}"`).join(' OR ');
      const pages = words.length === 0 ? 0 : Math.ceil(limit / PAGE_SIZE);
      const now = clock.now();
      const asked = Array.from({ length: pages }, (_, n) =>
        answers.page({ text, kinds, now }, n + 1),
      );
      const found = (await Promise.all(asked)).flatMap((answer) =>
        answer.kind === 'found' ? answer.hits.map((hit) => hit.found) : [],
      );
      // A page past the end is the last one again.
      return [...new Map(found.map((one) => [one.item.id, one])).values()].slice(0, limit);
    },

    read: (text, me) => createReadQuery({ store, clock })(text, clock.now(), me),
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
      const answer = await answers.page({ text, kinds, now: createdAt, me: list.actor.user }, page);
      return answer.kind === 'found' ? { ...answer, listId, list: 'kept' } : answer;
    },

    first: async (listId, most) => {
      const list = await store.resultList(listId);
      return list === undefined
        ? undefined
        : (await answers.first({ ...list, now: list.createdAt, me: list.actor.user }, most)).map(
            ({ found }) => found,
          );
    },

    queryOf: async (listId) => (await store.resultList(listId))?.text,
    hit: async (listId, id) =>
      (await fromPage(listId, id)).find(({ found }) => found.item.id === id),
    moreFromPage: async (listId, id) => (await fromPage(listId, id)).slice(0, MOST_FROM_PAGE),
    facetValues: async (facet, typed) => holding(typed, await store.facetValues(facet)),
    topicsOfPage: (id) => store.topicsOfPage(id),
    trends: createTrends({ store, clock, answers, readQuery: createReadQuery({ store, clock }) }),
    itemsOfArticle: async (address) => {
      const page = await store.pageOfLink(address);
      return page === undefined ? [] : store.itemsOfPage(page);
    },
    pageItems: (id) => store.itemsOfPage(id),
    item: (id) => store.item(id),
    nearPages: (id) => nearPages(store, id),
  };
}

function holding(typed: string, values: readonly WordCount[]): readonly WordCount[] {
  const wanted = plainly(typed.trim());
  return wanted === '' ? values : values.filter(({ word }) => plainly(word).includes(wanted));
}

function plainly(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
