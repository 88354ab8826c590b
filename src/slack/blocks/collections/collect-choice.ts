import type { ActionsBlock, Button, Overflow, PlainTextOption } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { ItemId as Id, type ItemId } from '../../../model/item.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, plainText } from '../elements/basic-blocks.ts';
import { itemName } from '../search/item-card.ts';

const COLLECT = 'collect';

/** *Collect…* in any menu of an item: `collect|0f3a…`. */
export function collectOption(item: ItemId): PlainTextOption {
  return {
    text: plainText('Collect…', BLOCK_LIMITS.optionText),
    value: [COLLECT, item].join('|'),
  };
}

/** The item that *Collect…* was chosen for; undefined for another choice. */
export function readCollectOption(text: string | undefined): ItemId | undefined {
  const [choice, item] = (text ?? '').split('|');
  return choice === COLLECT ? Id.safeParse(item).data : undefined;
}

/** The menu of an item that has no other choice. */
function collectMenu({ item }: ArchiveItem): Overflow {
  return { type: 'overflow', action_id: ACTIONS.collectMenu, options: [collectOption(item.id)] };
}

/** A row of buttons with that menu at its end. */
export function withCollectMenu(found: ArchiveItem, ...elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...elements, collectMenu(found)] };
}

export function collectButton(found: ArchiveItem): Button {
  return button({
    label: 'Collect…',
    actionId: ACTIONS.collect,
    value: value({ item: found.item.id }),
    spoken: `Collect… ${itemName(found)}`,
  });
}
