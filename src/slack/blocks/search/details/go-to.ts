import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { ArchiveItem } from '../../../../model/archive-item.ts';
import { BLOCK_LIMITS } from '../../../limits.ts';
import { ACTIONS } from '../../action-ids.ts';
import { plainText } from '../../elements/basic-blocks.ts';
import { itemName } from '../item-card.ts';

/** A menu of items, to go on to one of them. */
export function goTo(groups: NonNullable<StaticSelect['option_groups']>): StaticSelect {
  return {
    type: 'static_select',
    action_id: ACTIONS.pickItem,
    placeholder: plainText('Go to …', BLOCK_LIMITS.placeholder),
    option_groups: groups,
  };
}

/** @param list - the list that led here, to which one can still go back. */
export function itemOption(
  { item, ...found }: ArchiveItem,
  list: string | undefined,
): PlainTextOption {
  return {
    text: plainText(itemName({ item, ...found }), BLOCK_LIMITS.optionText),
    value: [item.id, ...(list === undefined ? [] : [list])].join('|'),
  };
}
