import { calendarPeriod } from '../../model/calendar.ts';
import type { DigestParent } from '../../model/digest-message.ts';
import {
  risingTheme,
  risingWords,
  slowWeek,
  storySentence,
} from '../../model/digest-story-text.ts';
import { plain } from '../terminal-text.ts';

/** `16–23 November`. */
export function periodText({ from, to, timezone }: DigestParent): string {
  return calendarPeriod(from, to, timezone);
}

/** The sentences that head a digest, as plain text. */
export function storyText(parent: DigestParent): string {
  const { story, groups } = parent;
  if (story === null || groups.length === 0) {
    return slowWeek(parent);
  }
  const rising =
    story.rising === null ? '' : ` ${plain(risingTheme(story.rising))}${risingWords(story.rising)}`;
  return `${storySentence(parent, story)}${rising}`;
}
