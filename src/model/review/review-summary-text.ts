import { DAY_MS } from '../duration.ts';
import { counted, grouped } from '../text/counted.ts';
import type { Verdict } from './review.ts';
import { countDecided, type ReviewSummary } from './review-summary.ts';

const WORDS: Readonly<Record<Verdict, readonly [string, string]>> = {
  accepted: ['accepted', 'accepted'],
  dismissed: ['dismissed', 'dismissed'],
  duplicate: ['duplicate', 'duplicates'],
  'false-positive': ['false positive', 'false positives'],
};

/** `12 decided: 8 accepted, 3 dismissed, 1 duplicate. 56 wait for review, the oldest for 9 days.` */
export function reviewSentence(summary: ReviewSummary, slots: number, now: Date): string {
  const late = slots > 1 ? [`Stands for ${slots} digests.`] : [];
  return [...late, decidedSentence(summary), waitingSentence(summary, now)].join(' ');
}

function decidedSentence(summary: ReviewSummary): string {
  const { decided } = summary;
  const total = countDecided(summary);
  const parts = decided.map(({ verdict, count }) => {
    const [one, more] = WORDS[verdict];
    return `${grouped(count)} ${count === 1 ? one : more}`;
  });
  return total === 0 ? 'Nothing was decided.' : `${grouped(total)} decided: ${parts.join(', ')}.`;
}

function waitingSentence({ waiting, longest }: ReviewSummary, now: Date): string {
  const [oldest] = longest;
  if (waiting === 0 || oldest === undefined) {
    return 'Nothing waits for review.';
  }
  const days = waitingDays(oldest.since, now);
  const age = days < 1 ? '' : `, the oldest for ${counted(days, 'day')}`;
  return `${counted(waiting, 'waits', 'wait')} for review${age}.`;
}

/** Whole days for which something waits. */
function waitingDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS));
}

/** `2 d`, `today`. */
export function waitingAge(since: Date, now: Date): string {
  const days = waitingDays(since, now);
  return days < 1 ? 'today' : `${days} d`;
}
