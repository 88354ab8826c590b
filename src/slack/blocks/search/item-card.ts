import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { headline } from '../../../model/headline.ts';
import type { TextRange } from '../../../model/hit.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, context } from '../elements/basic-blocks.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { bold, highlighted, italic, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { shorten } from '../elements/shorten.ts';

/** Characters of a description on a card; Details has the whole of it. */
const CARD_TEXT = 700;
const CARD_TITLE = 200;

export interface CardFields {
  readonly found: ArchiveItem;
  /** Whether a relevancy floor applied, so that an unrated item stands in with its page's mean. */
  readonly floor: boolean;
  readonly matches?: {
    readonly description: readonly TextRange[];
    readonly change: readonly TextRange[];
  };
  /** Said before the page's title: who shared it, or why it is in a digest. */
  readonly note?: string;
}

/** An item's name, relevancy, text and page, without buttons. */
export function itemCard({ found, floor, matches, note }: CardFields): KnownBlock[] {
  const { title, body } = headline(found.item);
  const bodyIsChange = found.item.description === null;
  const ranges = (bodyIsChange ? matches?.change : matches?.description) ?? [];
  const change = bodyIsChange || found.item.kind !== 'signal' ? null : found.item.change;
  return [
    richText(
      section(bold(shortLine(title, CARD_TITLE)), run(`\n${relevancyLabel(found, { floor })}`)),
      section(body === null ? [] : excerpt(body, ranges)),
      section(
        change === null ? [] : [...italic('Change: '), ...excerpt(change, matches?.change ?? [])],
      ),
    ),
    context(...(note === undefined ? [] : [note]), pageLine(found)),
  ];
}

/** `page title · theme · origin`, and since when the item is gone. */
export function pageLine(found: ArchiveItem): string {
  const { page } = found;
  return [
    shortLine(page.title, 150, 'untitled page'),
    ...page.themes.slice(0, 2).map((theme) => shortLine(theme, 60)),
    shortLine(page.origin.raw, 60, 'no origin'),
    ...(found.goneAt === null ? [] : [goneSince(found, found.goneAt)]),
  ].join(' · ');
}

function goneSince({ leftWithPage }: ArchiveItem, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return leftWithPage
    ? `from a page that is gone since ${day}`
    : `no longer on its page since ${day}`;
}

/** How an item is called in one line: in a sentence, a notification, a button's spoken label. */
export function itemName(found: ArchiveItem): string {
  return shortLine(headline(found.item).title, 100);
}

export function detailsButton(found: ArchiveItem): Button {
  return button({
    label: 'Details',
    actionId: ACTIONS.details,
    value: value({ item: found.item.id }),
    spoken: `Details of ${itemName(found)}`,
  });
}

export function flagButton(found: ArchiveItem): Button {
  return button({
    label: 'Flag',
    actionId: ACTIONS.flag,
    value: value({ item: found.item.id }),
    spoken: `Flag ${itemName(found)} for review`,
  });
}

/** @param query - the query that found the item; it is named when the item is shared. */
export function shareButton(found: ArchiveItem, query: string | null): Button {
  return button({
    label: 'Share to channel',
    actionId: ACTIONS.share,
    value: value({ item: found.item.id, query }),
    spoken: `Share to channel: ${itemName(found)}`,
  });
}

function excerpt(text: string, ranges: readonly TextRange[]): RichTextElement[] {
  const shown = shorten(text, CARD_TEXT);
  // The cut ends in an ellipsis of its own, which no range may reach.
  const end = shown === text ? text.length : shown.length - 1;
  return highlighted(
    shown,
    ranges.flatMap((range) =>
      range.start < end ? [{ start: range.start, end: Math.min(range.end, end) }] : [],
    ),
  );
}
