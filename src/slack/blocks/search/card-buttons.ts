import type { ActionsBlock, Button, Overflow, PlainTextOption } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import type { ItemStanding } from '../../../model/review/review.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectOption, withCollectMenu } from '../collections/collect-choice.ts';
import { button, plainText } from '../elements/basic-blocks.ts';
import { itemName } from './item-card.ts';
import { type CardChoice, menuValue } from './menu-value.ts';

/** A card's place in a list that is kept, from which the message can be drawn anew. */
export interface CardPlace {
  readonly list: string;
  /** From 1. */
  readonly page: number;
}

export interface CardButtonsFields {
  readonly found: ArchiveItem;
  /** Null where the list could not be kept. */
  readonly place: CardPlace | null;
  readonly standing: ItemStanding | undefined;
  /** Whether the answer stands in a thread, where an item can be shared too. */
  readonly inThread: boolean;
  /** Other items of its page that the query finds. */
  readonly moreFromPage: number;
}

/** `[Details] [Flag] [⋯]`: one row for each card of a list. */
export function cardButtons(fields: CardButtonsFields): ActionsBlock {
  const { found, place, standing } = fields;
  if (place === null) {
    return withCollectMenu(found, detailsButton(found), flagButton(found));
  }
  return {
    type: 'actions',
    elements: [
      detailsButton(found, place),
      standing?.isMine === true ? unflagButton(found, place) : flagButton(found, place),
      menu(fields, place),
    ],
  };
}

export function detailsButton(found: ArchiveItem, place?: CardPlace): Button {
  return button({
    label: 'Details',
    actionId: ACTIONS.details,
    value: value({ item: found.item.id, ...place }),
    spoken: `Details of ${itemName(found)}`,
  });
}

export function flagButton(found: ArchiveItem, place?: CardPlace): Button {
  return button({
    label: 'Flag',
    actionId: ACTIONS.flag,
    value: value({ item: found.item.id, ...place }),
    spoken: `Flag ${itemName(found)} for review`,
  });
}

/** The state and the way back in one. */
function unflagButton(found: ArchiveItem, place: CardPlace): Button {
  return button({
    label: '⚑ Flagged · Undo',
    actionId: ACTIONS.undoFlag,
    value: value({ item: found.item.id, mark: { kind: 'button' }, ...place }),
    spoken: `⚑ Flagged · Undo: ${itemName(found)}`,
  });
}

function menu({ found, inThread, moreFromPage }: CardButtonsFields, place: CardPlace): Overflow {
  const choice = (choice: CardChoice, label: string): PlainTextOption => ({
    text: plainText(label, BLOCK_LIMITS.optionText),
    value: menuValue({ choice, item: found.item.id, ...place }),
  });
  return {
    type: 'overflow',
    action_id: ACTIONS.cardMenu,
    options: [
      ...(inThread ? [choice('share-here', 'Share here')] : []),
      choice('share', 'Share to channel'),
      ...(moreFromPage > 0 ? [choice('more', `${moreFromPage} more from this page`)] : []),
      collectOption(found.item.id),
    ],
  };
}
