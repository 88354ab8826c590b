import type { ActionsBlock, Button, Overflow, PlainTextOption } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { MOST_AT_ONCE } from '../../../model/collection.ts';
import { ItemId as Id, type ItemId } from '../../../model/item.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { ItemValue, readValue, value } from '../action-values.ts';
import { button, plainText } from '../elements/basic-blocks.ts';
import { itemName } from '../search/item-card.ts';
import { CollectAsked } from './collection-values.ts';

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

/** What *Collect…* was pressed or chosen for; undefined when it is not what this version writes. */
export function readCollect(text: string | undefined): CollectAsked | undefined {
  const one = readCollectOption(text) ?? readValue(ItemValue, text)?.item;
  return one === undefined ? readValue(CollectAsked, text) : { items: [one] };
}

/** The menu of an item that has no other choice. */
function collectMenu({ item }: ArchiveItem): Overflow {
  return { type: 'overflow', action_id: ACTIONS.collectMenu, options: [collectOption(item.id)] };
}

/** A row of buttons with that menu at its end. */
export function withCollectMenu(found: ArchiveItem, ...elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...elements, collectMenu(found)] };
}

/** *Collect…* beside what tells of one item. */
export function collectButton(item: ItemId, name: string): Button {
  return button({
    label: 'Collect…',
    actionId: ACTIONS.collect,
    value: value({ item }),
    spoken: `Collect… ${name}`,
  });
}

/** *Collect these 5…*, for what is shown. */
export function collectSeveralButton(
  { items, ...more }: CollectAsked,
  label: string,
  spoken: string,
): Button {
  return button({
    label,
    actionId: numbered(ACTIONS.collect, 1),
    value: value({ items: items.slice(0, MOST_AT_ONCE), ...more }),
    spoken,
  });
}

export function foundCollectButton(found: ArchiveItem): Button {
  return collectButton(found.item.id, itemName(found));
}
