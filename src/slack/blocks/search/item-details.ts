import type { KnownBlock, RichTextElement } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { articleLink } from '../../../model/article-link.ts';
import { headline } from '../../../model/headline.ts';
import type { ItemKind } from '../../../model/item.ts';
import type { RelatedPage } from '../../../model/related-page.ts';
import { inheritedLabel, inheritedRelevancy } from '../../../model/relevancy.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { header, plainText } from '../elements/basic-blocks.ts';
import { oneLine, plain } from '../elements/plain.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { bold, italic, link, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { shorten, split } from '../elements/shorten.ts';
import type { SlackModal } from '../slack-message.ts';
import { pageLine } from './item-card.ts';

const TITLES: Readonly<Record<ItemKind, string>> = {
  signal: 'Signal',
  concern: 'Concern',
  behavior: 'Behavior',
  technology: 'Technology',
  issue: 'Issue',
};

/** Characters of one text of a page. A page that has more has no text a reader would read here. */
const WHOLE_TEXT = 24_000;

/** Pages named at the end; archives name up to ten. */
const RELATED_SHOWN = 5;

/**
 * Everything the archive knows of an item, and of its page with the link to the article.
 *
 * @param related - the page's closest pages, nearest first; five are shown.
 */
export function itemDetailsView(
  found: ArchiveItem,
  related: readonly RelatedPage[] = [],
): SlackModal {
  const { item, page } = found;
  const { title } = headline(item);
  return {
    type: 'modal',
    callback_id: VIEWS.details,
    title: plainText(TITLES[item.kind], VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      header(title),
      richText(section(run(ratingLine(found)))),
      ...labelled('Description', item.description),
      ...labelled('Change', item.change),
      ...labelled('In ten years', item.tenYear),
      ...labelled('Driving force', item.drivingForce),
      { type: 'divider' as const },
      richText(
        section(
          bold('Page: '),
          link(shortLine(page.title, 300, 'untitled page'), articleLink(page)),
        ),
        section(italic(shorten(pageFacts(found), 2000))),
        section(run(found.goneAt === null ? '' : pageLine(found))),
      ),
      ...labelled('Summary', page.text === '' ? null : page.text),
      ...closestPages(related),
    ].slice(0, BLOCK_LIMITS.viewBlocks),
  };
}

function ratingLine(found: ArchiveItem): string {
  const mean = inheritedRelevancy(found);
  const label = relevancyLabel(found, { floor: false });
  return mean === null
    ? label
    : `${label}; the rated items of its page have ${inheritedLabel(mean)} on average`;
}

function pageFacts({ page }: ArchiveItem): string {
  return [
    ...(page.category === null ? [] : [`category ${oneLine(page.category)}`]),
    ...(page.type === null ? [] : [`type ${oneLine(page.type)}`]),
    ...(page.themes.length === 0
      ? []
      : [`themes ${page.themes.map((theme) => oneLine(theme)).join(', ')}`]),
    ...(page.keywords.length === 0
      ? []
      : [`keywords ${page.keywords.map((keyword) => oneLine(keyword)).join(', ')}`]),
    `origin ${oneLine(page.origin.raw, 'none')}`,
    page.pageDate === null ? 'undated' : `page date ${page.pageDate}`,
  ].join(' · ');
}

function closestPages(related: readonly RelatedPage[]): KnownBlock[] {
  if (related.length === 0) {
    return [];
  }
  const lines = related
    .slice(0, RELATED_SHOWN)
    .flatMap(({ title, url }) => [
      ...run('\n'),
      ...link(shortLine(title, 300, 'untitled page'), url),
    ]);
  return [richText(section(bold('Closest pages'), lines))];
}

function labelled(label: string, text: string | null): KnownBlock[] {
  if (text === null) {
    return [];
  }
  const parts = split(shorten(plain(text), WHOLE_TEXT), BLOCK_LIMITS.text - 100);
  return parts.map((part, n) => {
    const start: RichTextElement[] = n === 0 ? bold(`${label}\n`) : [];
    return richText(section(start, run(part)));
  });
}
