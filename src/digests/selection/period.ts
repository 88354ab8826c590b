import type { CandidateRequest } from '../../store/digest-store.ts';

/** What a run covers, and when it is written. */
export interface Period {
  /** After this instant … */
  readonly from: Date;
  /** … up to this one. */
  readonly to: Date;
  /** Slots that it stands in for, at least 1. */
  readonly slots: number;
  readonly now: Date;
  readonly arrivals: CandidateRequest['arrivals'];
  /** The first index after a downtime has not ended. */
  readonly unindexed: boolean;
}
