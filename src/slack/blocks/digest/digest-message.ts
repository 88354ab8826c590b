import { articleLink } from '../../../model/article-link.ts';
import type { DigestEntry, DigestMessage } from '../../../model/digest/digest-message.ts';
import { counted } from '../../../model/text/counted.ts';
import { headline } from '../../../model/text/headline.ts';
import { withCollectMenu } from '../collections/collect-choice.ts';
import { escapeText } from '../elements/escape-text.ts';
import type { PeopleNames } from '../elements/people-names.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { link, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { detailsButton, flagButton } from '../search/card-buttons.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import type { DigestParentOptions } from './digest-frame.ts';
import { decidedBefore } from './digest-lines.ts';
import { digestParentMessage } from './digest-parent.ts';

/** A message of a digest run, drawn. */
export function digestMessage(message: DigestMessage, options: DigestParentOptions): SlackMessage {
  return message.kind === 'parent'
    ? digestParentMessage(message, options)
    : digestReplyMessage(message.entry, options.names ?? null);
}

/** One item in the thread of its digest, short: its name, its rating, what one can do with it. */
function digestReplyMessage(
  { number, found, novelty, alsoIn, decision }: DigestEntry,
  names: PeopleNames | null,
): SlackMessage {
  const facts = [
    relevancyLabel(found, { floor: true }),
    ...(novelty === 'updated' ? ['updated'] : []),
    ...(alsoIn === 0 ? [] : [`also in ${counted(alsoIn, 'page')}`]),
  ];
  return {
    text: escapeText(`${number}. ${itemName(found)}`),
    blocks: [
      richText(
        section(
          link(shortLine(headline(found.item).title, 200), articleLink(found.page)),
          run(`   ${facts.join(' · ')}`),
          decidedBefore(decision, names),
        ),
      ),
      withCollectMenu(found, detailsButton(found), flagButton(found)),
    ],
  };
}
