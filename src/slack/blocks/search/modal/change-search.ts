import type { ActionsBlock } from '@slack/types';
import { ACTIONS } from '../../action-ids.ts';
import { value } from '../../action-values.ts';
import { button } from '../../elements/basic-blocks.ts';
import type { SearchFields } from './search-fields.ts';

/** The way back from results to the fields that led to them. */
export function changeSearchButton(fields: SearchFields): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      button({
        label: 'Change search',
        actionId: ACTIONS.changeSearch,
        value: value({ ...fields }),
      }),
    ],
  };
}
