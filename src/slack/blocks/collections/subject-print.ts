import type { ReviewSubject } from '../../../model/review/nomination.ts';
import { dayMarkup } from '../elements/day-markup.ts';
import type { Print } from '../elements/small-print.ts';
import { pagePrint } from '../search/page-print.ts';

/** `Signal · The Year of the Age Gate · 13 Nov 2026`; `Suggestion · by Noor, 20 Nov`. */
export function subjectPrint(subject: ReviewSubject): readonly Print[] {
  if (subject.kind === 'item') {
    return pagePrint(subject.found);
  }
  const { by, at } = subject.nomination;
  return [{ plain: 'Suggestion' }, { markup: `by <@${by}>, ${dayMarkup(at)}` }];
}
