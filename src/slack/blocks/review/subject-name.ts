import type { RichTextElement } from '@slack/types';
import { articleLink } from '../../../model/article-link.ts';
import { nominationTitle, type ReviewSubject } from '../../../model/review/nomination.ts';
import { headline } from '../../../model/text/headline.ts';
import { link } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { itemName } from '../search/item-card.ts';

const NAME_LENGTH = 100;

/** How what is reviewed is called in one line: an item's name, a nomination's first words. */
export function subjectName(subject: ReviewSubject): string {
  return subject.kind === 'item'
    ? itemName(subject.found)
    : shortLine(nominationTitle(subject.nomination, NAME_LENGTH), NAME_LENGTH);
}

/** The same, as the link to its article or to the message that was suggested. */
export function subjectLink(subject: ReviewSubject): RichTextElement[] {
  if (subject.kind === 'nomination') {
    return link(subjectName(subject), subject.nomination.permalink);
  }
  const { item, page } = subject.found;
  return link(shortLine(headline(item).title, NAME_LENGTH), articleLink(page));
}
