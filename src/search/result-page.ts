import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { TopicStore } from '../store/topic-store.ts';
import type { FindItems } from './find-items.ts';
import { namedTopic } from './named-topic.ts';
import type { ResultPage } from './outcome.ts';
import { PAGE_SIZE } from './search.ts';
import { waysOn } from './ways-on.ts';

export interface ResultPageDeps {
  readonly store: Pick<TopicStore, 'topicNamed'>;
  readonly findItems: FindItems;
}

/** What a list of results is made of. */
export interface ShownList {
  readonly listId: string;
  readonly list: 'kept' | 'not-kept';
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
}

/**
 * One page of a list as the archive is now; a page past the end is the last
 * one, anything that is no page number the first.
 *
 * @returns undefined when the query finds nothing.
 */
export async function resultPage(
  { store, findItems }: ResultPageDeps,
  list: ShownList,
  wanted: number,
): Promise<ResultPage | undefined> {
  const { query, kinds } = list;
  const window = (page: number) =>
    findItems({ query, kinds, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const asked = Number.isSafeInteger(wanted) && wanted > 1 ? wanted : 1;
  const found = await window(asked);
  const pages = Math.ceil(found.total / PAGE_SIZE);
  if (pages === 0) {
    return undefined;
  }
  const page = Math.min(asked, pages);
  const {
    byKind: _byKind,
    strong: _strong,
    ...shown
  } = page === asked ? found : await window(page);
  return {
    kind: 'found',
    ...list,
    ...shown,
    page,
    pages,
    ways: waysOn(query, found),
    topic: await namedTopic(store, query),
  };
}
