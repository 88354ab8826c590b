import { counted } from '../../../model/counted.ts';
import type { DigestEntry, DigestMessage } from '../../../model/digest-message.ts';
import { buttons } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { detailsButton, flagButton } from '../search/card-buttons.ts';
import { itemCard, itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { digestParentMessage } from './digest-parent.ts';

/** A message of a digest run, drawn. @param flagEmoji - as `digestParentMessage` takes it. */
export function digestMessage(message: DigestMessage, flagEmoji: string | null): SlackMessage {
  return message.kind === 'parent'
    ? digestParentMessage(message, flagEmoji)
    : digestReplyMessage(message.entry);
}

/** One item in the thread of its digest, with a card and buttons of its own. */
function digestReplyMessage({ number, found, novelty, alsoIn }: DigestEntry): SlackMessage {
  const note = [
    `${number}`,
    novelty,
    ...(alsoIn === 0 ? [] : [`also in ${counted(alsoIn, 'page')}`]),
  ].join(' · ');
  return {
    text: escapeText(`${number}. ${itemName(found)}`),
    blocks: [
      ...itemCard({ found, floor: true, note }),
      ...buttons(detailsButton(found), flagButton(found)),
    ],
  };
}
