import type { KnownBlock, SectionBlock } from '@slack/types';
import type { DigestEntry, DigestParent } from '../../../model/digest/digest-message.ts';
import type { Standings } from '../../../model/review/review.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { flagButton } from '../search/card-buttons.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedSince } from './decided-since.ts';

/** Lines in one message, which holds 50 blocks; a digest's message lists fewer. */
const SHOWN = 48;
const LINE = 200;

/** Asks which item of a digest was meant, each with its Flag button: a reaction on the list itself names none. */
export function digestPickerMessage(parent: DigestParent, standings: Standings): SlackMessage {
  const entries = parent.groups.flatMap(({ entries: listed }) => listed);
  const { text, blocks } = formattedSentence(
    run('Which item of '),
    bold(shortLine(parent.title, 110)),
    run(' do you want to have reviewed?'),
  );
  const floor = parent.minimumRelevancy !== null;
  const lines = entries.flatMap((entry): KnownBlock[] => [
    entryLine(entry, floor),
    ...decidedSince(standings.get(entry.found.item.id)),
  ]);
  return {
    text,
    blocks: [...blocks, ...lines.slice(0, SHOWN)],
  };
}

function entryLine({ number, found }: DigestEntry, floor: boolean): SectionBlock {
  return {
    type: 'section',
    text: plainText(`${number}. ${itemName(found)} · ${relevancyLabel(found, { floor })}`, LINE),
    accessory: flagButton(found),
  };
}
