import type { Hit } from '../../../model/hit.ts';
import { counted } from '../../../model/text/counted.ts';
import { withCollectMenu } from '../collections/collect-choice.ts';
import { header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { detailsButton, flagButton } from './card-buttons.ts';
import { itemCard, itemName } from './item-card.ts';

/** The other items of a page that a query finds, ten at most. */
export function moreFromPageMessage(hits: readonly Hit[]): SlackMessage {
  const [first] = hits;
  if (first === undefined) {
    return sentence('The query finds nothing else on this page any more.');
  }
  const title = shortLine(first.found.page.title, 90, 'an untitled page');
  const heading = `${counted(hits.length, 'more item')} of ${title}`;
  return {
    text: escapeText(`${heading}: ${hits.map(({ found }) => itemName(found)).join('; ')}`),
    blocks: [
      header(heading),
      ...hits.flatMap((hit) => [
        ...itemCard({ found: hit.found, floor: false, hit }),
        withCollectMenu(hit.found, detailsButton(hit.found), flagButton(hit.found)),
      ]),
    ],
  };
}
