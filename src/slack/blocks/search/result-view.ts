import type { ItemId } from '../../../model/item.ts';
import type { Standings } from '../../../model/review/review.ts';
import type { UserId } from '../../../model/slack-ids.ts';

/** What a list's drawing depends on beside the list: who looks, and where. */
export interface ResultView {
  readonly standings: Standings;
  readonly inThread: boolean;
  /** Addresses of the messages in which the reader has shared items just now. */
  readonly shared: ReadonlyMap<ItemId, string>;
  /** Of people whom the query names, as far as they are known. */
  readonly names: ReadonlyMap<UserId, string>;
}

/** As somebody sees it of whom nothing is known, outside threads. */
export const PLAIN_VIEW: ResultView = {
  standings: new Map(),
  inThread: false,
  shared: new Map(),
  names: new Map(),
};
