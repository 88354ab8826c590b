import type { ArchiveItem } from '../../../../model/archive-item.ts';
import type { Hit } from '../../../../model/hit.ts';
import type { NearPage } from '../../../../model/near-page.ts';
import type { ItemHistory, ItemStanding } from '../../../../model/review/review.ts';
import type { TopicName } from '../../../../model/topic.ts';
import type { DetailsPlace } from './details-place.ts';

/** Everything that Details shows. */
export interface ItemDetails {
  readonly found: ArchiveItem;
  /** As the list found it from which Details was opened; null when it was opened elsewhere. */
  readonly hit: Hit | null;
  readonly standing: ItemStanding | undefined;
  readonly history: ItemHistory;
  /** Every item of its page, itself included. */
  readonly onPage: readonly ArchiveItem[];
  /** Pages to read on with, nearest first. */
  readonly related: readonly NearPage[];
  /** The topics that gather its page. */
  readonly topics: readonly TopicName[];
  /** Why one can flag. */
  readonly reasons: readonly string[];
  /** Whether whoever looks may decide. */
  readonly mayDecide: boolean;
  readonly place: DetailsPlace;
}
