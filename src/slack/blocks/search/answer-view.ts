import type { ActionsBlock, KnownBlock } from '@slack/types';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { ACTIONS, VIEWS } from '../action-ids.ts';
import { readCollectOption } from '../collections/collect-choice.ts';
import { plainText } from '../elements/basic-blocks.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';

/**
 * An answer in a modal, opened from the Home tab or asked within one. Details, Flag and the ways on
 * work there; of the cards' menus, which share into a channel, *Collect…* is left.
 */
export function answerView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.answer,
    title: plainText('Signalpost', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: blocks.flatMap(forModal).slice(0, BLOCK_LIMITS.viewBlocks),
  };
}

function forModal(block: KnownBlock): KnownBlock[] {
  if (block.type !== 'actions') {
    return [block];
  }
  const elements = block.elements.flatMap(elementForModal);
  return elements.length === 0 ? [] : [{ ...block, elements }];
}

function elementForModal(element: ActionsBlock['elements'][number]): ActionsBlock['elements'] {
  if (element.type !== 'overflow' || element.action_id !== ACTIONS.cardMenu) {
    return [element];
  }
  const options = element.options.filter(({ value }) => readCollectOption(value) !== undefined);
  return options.length === 0 ? [] : [{ ...element, options }];
}
