import type { PageStore } from '../../page-store.ts';
import type { SearchIndexStore } from '../../search-index-store.ts';
import type { TopicStore } from '../../topic-store.ts';
import type { Connection } from '../connection.ts';
import { createPageStore } from '../pages/page-store.ts';
import { createTopicStore } from '../pages/topic-store.ts';
import { createSearchIndexStore } from '../search-index/search-index-store.ts';

/** What the thread that writes is asked. */
export type WritingRooms = PageStore & SearchIndexStore & TopicStore;

export function writingRooms(connection: Connection): WritingRooms {
  return {
    ...createPageStore(connection),
    ...createSearchIndexStore(connection),
    ...createTopicStore(connection),
  };
}
