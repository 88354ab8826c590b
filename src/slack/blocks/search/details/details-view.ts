import type { KnownBlock } from '@slack/types';
import { NO_MATCH, type TextRange } from '../../../../model/hit.ts';
import { headline } from '../../../../model/text/headline.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../../limits.ts';
import { VIEWS } from '../../action-ids.ts';
import { value } from '../../action-values.ts';
import { context, header, plainText } from '../../elements/basic-blocks.ts';
import { calendarDay } from '../../elements/calendar-day.ts';
import { oneLine, plain } from '../../elements/plain.ts';
import { relevancyLabel } from '../../elements/relevancy-label.ts';
import { bold, highlighted, richText, run, section } from '../../elements/rich-text.ts';
import { split } from '../../elements/shorten.ts';
import { smallPrint } from '../../elements/small-print.ts';
import type { SlackModal } from '../../slack-message.ts';
import { kindTitle } from '../kind-title.ts';
import { gonePrint } from '../page-print.ts';
import { standingPrint } from '../standing-print.ts';
import { detailsButtons } from './details-buttons.ts';
import { historyBlocks } from './history.ts';
import type { ItemDetails } from './item-details.ts';
import { itemsOnPage, pageBlocks } from './page-blocks.ts';
import { reasonBlocks } from './reasons.ts';
import { reviewButtons } from './review-buttons.ts';

/** Characters of one text of a page. A page that has more has no text a reader would read here. */
const WHOLE_TEXT = 24_000;

/** Everything the archive knows of an item and of its page, in one modal. */
export function detailsView(details: ItemDetails): SlackModal {
  const { found, hit, standing, place } = details;
  const { item } = found;
  const matches = hit?.matches ?? NO_MATCH.matches;
  const blocks: KnownBlock[] = [
    header(headline(item).title),
    smallPrint(
      { plain: kindTitle(item.kind) },
      { plain: relevancyLabel(found, { floor: true }) },
      { plain: calendarDay(found.page.pageDate) },
      ...gonePrint(found),
      ...standingPrint(standing, place.sharedAt),
    ),
    ...detailsButtons(details),
    ...reviewButtons(details),
    ...paragraph(null, item.description, matches.description),
    ...paragraph('Change', item.change, matches.change),
    ...paragraph('In ten years', item.tenYear, matches.tenYear),
    ...paragraph('Driving force', item.drivingForce, matches.drivingForce),
    { type: 'divider' },
    ...pageBlocks(details),
    ...itemsOnPage(details),
    ...historyBlocks(details.history),
    ...reasonBlocks(hit),
  ];
  return {
    type: 'modal',
    callback_id: VIEWS.details,
    title: plainText(kindTitle(item.kind), VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    private_metadata: value({ ...place }),
    blocks: blocks.slice(0, BLOCK_LIMITS.viewBlocks),
  };
}

/** What is seen until the archive has answered: a trigger lives for three seconds only. */
export function loadingView(): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.details,
    title: plainText('Details', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [context('loading …')],
  };
}

/** A text of the page, in as many blocks as it needs; highlighted where it fits into one. */
function paragraph(
  label: string | null,
  text: string | null,
  ranges: readonly TextRange[],
): KnownBlock[] {
  if (text === null || oneLine(text, '') === '') {
    return [];
  }
  const start = label === null ? [] : bold(`${label}\n`);
  const [first = '', ...others] = split(plain(text).slice(0, WHOLE_TEXT), BLOCK_LIMITS.text - 100);
  return [
    richText(section(start, highlighted(first, others.length === 0 ? ranges : []))),
    ...others.map((part) => richText(section(run(part)))),
  ];
}
