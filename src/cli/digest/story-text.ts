import { calendarPeriod } from '../../model/calendar.ts';
import type { DigestParent } from '../../model/digest/digest-message.ts';
import {
  quietWords,
  risingWords,
  slowWeek,
  storySentence,
  themeFirst,
} from '../../model/digest/digest-story-text.ts';
import { reviewSentence } from '../../model/review/review-summary-text.ts';
import { plain } from '../text/terminal-text.ts';

/** `16–23 November`. */
export function periodText({ from, to, timezone }: DigestParent): string {
  return calendarPeriod(from, to, timezone);
}

/** The sentences that head a digest, as plain text. */
export function storyText(parent: DigestParent): string {
  const { story, groups, review } = parent;
  if (review !== null) {
    return reviewSentence(review, parent.slots, parent.to);
  }
  if (story === null || groups.length === 0) {
    return slowWeek(parent);
  }
  const { rising, quiet } = story;
  return [
    storySentence(parent, story),
    ...(rising === null ? [] : [`${plain(themeFirst(rising))}${risingWords(rising)}`]),
    ...(quiet === null ? [] : [`${plain(themeFirst(quiet))}${quietWords(quiet)}`]),
  ].join(' ');
}
