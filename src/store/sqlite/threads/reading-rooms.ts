import type { DigestStore } from '../../digest-store.ts';
import type { ItemStore } from '../../item-store.ts';
import type { PageStore } from '../../page-store.ts';
import type { TopicStore } from '../../topic-store.ts';
import type { TrendStore } from '../../trend-store.ts';
import type { Connection } from '../connection.ts';
import { loadedOnce } from './loaded-once.ts';

/** What threads that read are asked, by others and by the answers they work out. */
export type ReadingRooms = Omit<ItemStore, 'item' | 'idsBeginning' | 'allItems'> &
  TrendStore &
  Pick<DigestStore, 'digestCandidates' | 'themeArrivals'> &
  Pick<PageStore, 'archiveStatus'> &
  Pick<TopicStore, 'topicNamed'>;

/**
 * Each room is loaded when something of it is first asked, as most of a thread's start is loading: to
 * tell the archive's status, which is all that a server's start asks, takes 160 ms of CPU instead of
 * 270 with all rooms of the store, to find similar words 195.
 */
export function readingRooms(connection: Connection): ReadingRooms {
  const items = loadedOnce(async () =>
    (await import('../item-store.ts')).createItemStore(connection),
  );
  const topics = loadedOnce(async () =>
    (await import('../pages/topic-store.ts')).createTopicStore(connection),
  );
  const trends = loadedOnce(async () =>
    (await import('../search/trend-store.ts')).createTrendStore(connection),
  );
  const candidates = loadedOnce(async () =>
    (await import('../digests/digest-candidates.ts')).createDigestCandidates(connection),
  );
  const status = loadedOnce(async () =>
    (await import('../pages/archive-status.ts')).createArchiveStatusReader(connection.db),
  );
  return {
    search: async (...args) => (await items()).search(...args),
    countByKind: async (...args) => (await items()).countByKind(...args),
    itemsOfPage: async (...args) => (await items()).itemsOfPage(...args),
    relatedPages: async (...args) => (await items()).relatedPages(...args),
    pagesNaming: async (...args) => (await items()).pagesNaming(...args),
    pagesSharing: async (...args) => (await items()).pagesSharing(...args),
    pageOfLink: async (...args) => (await items()).pageOfLink(...args),
    similarWords: async (...args) => (await items()).similarWords(...args),
    hasFacetValue: async (...args) => (await items()).hasFacetValue(...args),
    facetValues: async (...args) => (await items()).facetValues(...args),
    topicNamed: async (...args) => (await topics()).topicNamed(...args),
    countsByDay: async (...args) => (await trends()).countsByDay(...args),
    themeCounts: async (...args) => (await trends()).themeCounts(...args),
    digestCandidates: async (...args) => (await candidates()).digestCandidates(...args),
    themeArrivals: async (...args) => (await candidates()).themeArrivals(...args),
    archiveStatus: async () => {
      const reader = await status();
      return connection.read(() => reader.read());
    },
  };
}
