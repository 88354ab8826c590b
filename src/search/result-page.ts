import type { TopicStore } from '../store/topic-store.ts';
import type { FindItems, FoundItems } from './find-items.ts';
import { namedTopic } from './named-topic.ts';
import type { FoundPage } from './outcome.ts';
import { PAGE_SIZE } from './search.ts';
import { waysOn } from './ways-on.ts';

export interface ResultPageDeps {
  readonly store: Pick<TopicStore, 'topicNamed'>;
  readonly findItems: FindItems;
}

/**
 * One page of a list as the archive is now; a page past the end is the last
 * one, anything that is no page number the first.
 */
export async function resultPage(
  { store, findItems }: ResultPageDeps,
  { query, kinds }: Pick<FoundPage, 'query' | 'kinds'>,
  wanted: number,
): Promise<FoundPage | NothingFound> {
  const window = (page: number) =>
    findItems({ query, kinds, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const asked = Number.isSafeInteger(wanted) && wanted > 1 ? wanted : 1;
  const found = await window(asked);
  const pages = Math.ceil(found.total / PAGE_SIZE);
  if (pages === 0) {
    return { kind: 'nothing found', found };
  }
  const page = Math.min(asked, pages);
  const {
    byKind: _byKind,
    strong: _strong,
    ...shown
  } = page === asked ? found : await window(page);
  return {
    kind: 'found',
    query,
    kinds,
    ...shown,
    page,
    pages,
    ways: waysOn(query, found),
    topic: await namedTopic(store, query),
  };
}

/** With what there is beside: other tables, and items that have some of the words. */
export interface NothingFound {
  readonly kind: 'nothing found';
  readonly found: FoundItems;
}
