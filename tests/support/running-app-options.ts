import type { Digests } from '../../src/digests/digests.ts';
import type { ArchiveStatus } from '../../src/model/archive-status.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { createSearch } from '../../src/search/create-search.ts';
import type { Inbox } from '../../src/slack/transport/incoming/inbox.ts';
import type { Store } from '../../src/store/store.ts';
import type { ManualClock } from './manual-clock.ts';

/** How an app that runs in a test is unlike others; each has a default. */
export interface RunningAppOptions {
  readonly transport: 'http' | 'socket';
  readonly curators?: readonly string[];
  /** Whether messages that show no item may be suggested. Default: not. */
  readonly intake?: boolean;
  readonly operators?: readonly string[];
  /** So many members more, `U0CROWD0` and on. Default: none. */
  readonly crowd?: number;
  /** Default: members. */
  readonly digestMakers?: 'members' | 'curators';
  /** Stands in front of the store as the inbox, to make it fail. */
  readonly inbox?: (store: Store) => Inbox;
  /** Default: there are none. */
  readonly digests?: (parts: {
    store: Store;
    clock: ManualClock;
    apiUrl: string;
    botToken: string;
  }) => Digests;
  readonly clock?: ManualClock;
  /** Where its database is, to look at it from outside. Default: in memory. */
  readonly file?: string;
  /** Whether the archive was indexed without a page in it. Default: it holds one. */
  readonly isEmpty?: boolean;
  /** What of an index is done. Default: none is going on. */
  readonly indexing?: ArchiveStatus['indexing'];
  /** What the short doctor finds. Default: nothing. */
  readonly findings?: readonly Finding[];
  /**
   * Real milliseconds after which an unacknowledged event counts as failed. Default: 10,000; the bench
   * holds the three seconds of Slack's, which here would say how busy the machine is.
   */
  readonly answerWithinMs?: number;
  /** Rows of a page of Slack's at most. Default: as many as are asked for. */
  readonly mostRows?: number;
  /** People named beside a reaction's count. Default: 50. */
  readonly reactionUsers?: number;
  /** The manifest is fitted to them, as an operator does. Default: none. */
  readonly unfurlDomains?: readonly string[];
  /** Scopes of the manifest that the app was installed without. Default: none. */
  readonly withoutScopes?: readonly string[];
  /** Takes the place of parts of the search. */
  readonly search?: (
    store: Store,
  ) => Partial<Pick<ReturnType<typeof createSearch>, 'ask' | 'nearest'>>;
}
