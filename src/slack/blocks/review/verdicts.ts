import type { Verdict } from '../../../model/review/review.ts';

export interface VerdictWords {
  /** The button and the modal's title. */
  readonly act: string;
  /** `Accepted by …` */
  readonly done: string;
}

const WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  accepted: { act: 'Accept', done: 'Accepted' },
  dismissed: { act: 'Dismiss', done: 'Dismissed' },
  duplicate: { act: 'Duplicate', done: 'Marked as duplicate' },
  'false-positive': { act: 'False positive', done: 'Marked as false positive' },
};

export function verdictWords(verdict: Verdict): VerdictWords {
  return WORDS[verdict];
}
