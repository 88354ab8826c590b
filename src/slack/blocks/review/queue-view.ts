import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';

/** The queue, or what was decided, in a modal: opened from the Home tab, which no answer can follow. */
export function queueView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.queue,
    title: plainText('Review', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: blocks.slice(0, BLOCK_LIMITS.viewBlocks),
  };
}
