import type { ActionsBlock, KnownBlock } from '@slack/types';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';

/**
 * An answer in a modal, opened from the Home tab or asked within one. Details, Flag and the ways on
 * work there; the cards' menus, which share into a channel, are left out.
 */
export function answerView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.answer,
    title: plainText('Signalpost', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: blocks.flatMap(withoutMenus).slice(0, BLOCK_LIMITS.viewBlocks),
  };
}

function withoutMenus(block: KnownBlock): KnownBlock[] {
  if (block.type !== 'actions') {
    return [block];
  }
  const elements: ActionsBlock['elements'] = block.elements.filter(
    ({ type }) => type !== 'overflow',
  );
  return elements.length === 0 ? [] : [{ ...block, elements }];
}
