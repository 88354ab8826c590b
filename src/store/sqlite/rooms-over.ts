import type { Store } from '../store.ts';
import { createCollectionStore } from './collections/collection-store.ts';
import type { Connection } from './connection.ts';
import { createDigestStore } from './digests/digest-store.ts';
import { createFilePauseStore } from './digests/file-pause-store.ts';
import { createMadeDigestStore } from './digests/made-digest-store.ts';
import { createHomeStore } from './home-store.ts';
import { createInboxStore } from './inbox-store.ts';
import { createItemStore } from './item-store.ts';
import { createLeaseStore } from './lease-store.ts';
import { createLinkSilenceStore } from './link-silence-store.ts';
import { createNoticeStore } from './notice-store.ts';
import { createPageStore } from './pages/page-store.ts';
import { createTopicStore } from './pages/topic-store.ts';
import { createPersonNameStore } from './person-name-store.ts';
import { createPreferenceStore } from './preference-store.ts';
import { createRetentionStore } from './retention-store.ts';
import { createAnnouncementStore } from './review/announcement-store.ts';
import { createCalibrationStore } from './review/calibration-store.ts';
import { createNominationStore } from './review/nomination-store.ts';
import { createReviewNotesStore } from './review/notes-store.ts';
import { createQueueStore } from './review/queue-store.ts';
import { createReviewStore } from './review/review-store.ts';
import { createResultListStore } from './search/result-list-store.ts';
import { createTrendStore } from './search/trend-store.ts';
import { createSearchIndexStore } from './search-index/search-index-store.ts';
import { createShareAttemptStore } from './share-attempt-store.ts';

/** All that a store does over one connection, in the thread that calls it. */
export type StoreRooms = Omit<Store, 'probe' | 'close'>;

export function roomsOver(connection: Connection): StoreRooms {
  return {
    ...createPageStore(connection),
    ...createItemStore(connection),
    ...createTopicStore(connection),
    ...createTrendStore(connection),
    ...createResultListStore(connection),
    ...createDigestStore(connection),
    ...createMadeDigestStore(connection),
    ...createFilePauseStore(connection),
    ...createPreferenceStore(connection),
    ...createNoticeStore(connection),
    ...createReviewStore(connection),
    ...createReviewNotesStore(connection),
    ...createNominationStore(connection),
    ...createQueueStore(connection),
    ...createAnnouncementStore(connection),
    ...createCalibrationStore(connection),
    ...createCollectionStore(connection),
    ...createHomeStore(connection),
    ...createPersonNameStore(connection),
    ...createShareAttemptStore(connection),
    ...createLinkSilenceStore(connection),
    ...createInboxStore(connection),
    ...createRetentionStore(connection),
    ...createSearchIndexStore(connection),
    ...createLeaseStore(connection),
  };
}
