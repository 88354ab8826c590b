import type { AnnouncementStore } from './announcement-store.ts';
import type { CalibrationStore } from './calibration-store.ts';
import type { CollectionStore } from './collection-store.ts';
import type { DigestStore } from './digest-store.ts';
import type { FilePauseStore } from './file-pause-store.ts';
import type { HomeStore } from './home-store.ts';
import type { InboxStore } from './inbox-store.ts';
import type { ItemStore } from './item-store.ts';
import type { LeaseStore } from './lease-store.ts';
import type { LinkSilenceStore } from './link-silence-store.ts';
import type { MadeDigestStore } from './made-digest-store.ts';
import type { NominationStore } from './nomination-store.ts';
import type { NoticeStore } from './notice-store.ts';
import type { PageStore } from './page-store.ts';
import type { PersonNameStore } from './person-name-store.ts';
import type { PreferenceStore } from './preference-store.ts';
import type { QueueStore } from './queue-store.ts';
import type { ResultListStore } from './result-list-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { ReviewNotesStore } from './review-notes-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { SearchIndexStore } from './search-index-store.ts';
import type { ShareAttemptStore } from './share-attempt-store.ts';
import type { TopicStore } from './topic-store.ts';
import type { TrendStore } from './trend-store.ts';

/**
 * Everything Signalpost keeps. Async though SQLite is not, so that another
 * database can stand in; tests/store holds the contract.
 *
 * Every method may throw StoreError (store/store-error.ts) with the driver's
 * own error as `cause`.
 */
export interface Store
  extends PageStore,
    ItemStore,
    TopicStore,
    TrendStore,
    ResultListStore,
    DigestStore,
    MadeDigestStore,
    FilePauseStore,
    PreferenceStore,
    NoticeStore,
    ReviewStore,
    ReviewNotesStore,
    NominationStore,
    QueueStore,
    AnnouncementStore,
    CalibrationStore,
    CollectionStore,
    HomeStore,
    PersonNameStore,
    ShareAttemptStore,
    LinkSilenceStore,
    InboxStore,
    RetentionStore,
    SearchIndexStore,
    LeaseStore {
  /** Writes and reads back one row; what readiness asks. */
  probe(now: Date): Promise<void>;
  close(): Promise<void>;
}
