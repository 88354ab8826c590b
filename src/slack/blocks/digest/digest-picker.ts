import type { KnownBlock, SectionBlock } from '@slack/types';
import type { DigestEntry, DigestParent } from '../../../model/digest/digest-message.ts';
import type { Standings } from '../../../model/review/review.ts';
import { counted } from '../../../model/text/counted.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { flagButton } from '../search/card-buttons.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedSince } from './decided-since.ts';

/** What a message holds below the question. */
const MOST_BLOCKS = BLOCK_LIMITS.messageBlocks - 1;
const LINE = 200;

/**
 * Asks which item of a digest was meant, each with its Flag button: a reaction on the list itself
 * names none. Where they are too many for one message, how many are left is said, and where they are.
 */
export function digestPickerMessage(parent: DigestParent, standings: Standings): SlackMessage {
  const entries = parent.groups.flatMap(({ entries: listed }) => listed);
  const { text, blocks } = formattedSentence(
    run('Which item of '),
    bold(shortLine(parent.title, 110)),
    run(' do you want to have reviewed?'),
  );
  const floor = parent.minimumRelevancy !== null;
  const items = entries.map((entry): KnownBlock[] => [
    entryLine(entry, floor),
    ...decidedSince(standings.get(entry.found.item.id)),
  ]);
  return { text, blocks: [...blocks, ...fitting(items)] };
}

/** Whole items alone: none without what was decided on it. */
function fitting(items: readonly (readonly KnownBlock[])[]): readonly KnownBlock[] {
  const all = items.flat();
  if (all.length <= MOST_BLOCKS) {
    return all;
  }
  // One block is for what is left.
  const fit = items.filter((_, n) => items.slice(0, n + 1).flat().length < MOST_BLOCKS).length;
  const left = counted(items.length - fit, 'more item is', 'more items are');
  return [
    ...items.slice(0, fit).flat(),
    context(`${left} in the list of Flag several… below the digest.`),
  ];
}

function entryLine({ number, found }: DigestEntry, floor: boolean): SectionBlock {
  return {
    type: 'section',
    text: plainText(`${number}. ${itemName(found)} · ${relevancyLabel(found, { floor })}`, LINE),
    accessory: flagButton(found),
  };
}
