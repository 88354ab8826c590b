import type { RichTextElement } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { articleLink } from '../../../model/article-link.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import { headline } from '../../../model/text/headline.ts';
import { countOf } from '../../../model/text/kind-words.ts';
import { buttons, context } from '../elements/basic-blocks.ts';
import { calendarDay } from '../elements/calendar-day.ts';
import { escapeText } from '../elements/escape-text.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, italic, link, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { detailsButton } from './card-buttons.ts';
import { itemName } from './item-card.ts';
import { kindTitle } from './kind-title.ts';

/** Below somebody's link stands what they will want to know first, not the page. */
const SHOWN = 3;
const TITLE = 150;
const TEXT = 140;

/**
 * What the archive says of an article: its strongest items, and the way to all of them.
 *
 * @param items - of its page, at least one.
 */
export function articleMessage(items: readonly [ArchiveItem, ...ArchiveItem[]]): SlackMessage {
  const strongest = items.toSorted((a, b) => rating(b) - rating(a)).slice(0, SHOWN);
  const [first = items[0]] = strongest;
  const { page } = first;
  const title = shortLine(page.title, TITLE, 'untitled page');
  return {
    text: escapeText(`In the archive: ${title}`),
    blocks: [
      richText(
        section(run('In the archive: '), link(title, articleLink(page)), ...strongest.map(line)),
      ),
      context(calendarDay(page.pageDate), ...counts(items)),
      ...buttons(detailsButton(first)),
    ],
  };
}

/** `●4 Concern: *Name* — what it says`. */
function line(found: ArchiveItem): RichTextElement[] {
  const { kind, relevancy } = found.item;
  const { body } = headline(found.item);
  const text = body === null ? '' : shortLine(oneLine(body), TEXT);
  return [
    ...run(`\n${relevancy === null ? '' : `●${relevancy}\u00a0`}`),
    ...italic(kind === 'signal' ? '' : `${kindTitle(kind)}: `),
    ...bold(itemName(found)),
    ...run(text === '' ? '' : ` — ${text}`),
  ];
}

function counts(items: readonly ArchiveItem[]): readonly string[] {
  return ITEM_KINDS.flatMap((kind) => {
    const count = items.filter(({ item }) => item.kind === kind).length;
    return count === 0 ? [] : [countOf([kind], count)];
  });
}

function rating({ item }: ArchiveItem): number {
  return item.relevancy ?? 0;
}
