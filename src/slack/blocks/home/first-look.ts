import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';

/** An answer as a modal, for the Home tab. Without its buttons: what they lead to needs a channel. */
export function firstLookView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.firstLook,
    title: plainText('A first look', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      ...blocks.filter(({ type }) => type !== 'actions'),
      context('Type the same in any channel to see details and more, to share and to flag.'),
    ],
  };
}

/** An answer in the modal from which it was asked; Details and Flag work there, the other ways on do too. */
export function answerView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.firstLook,
    title: plainText('Signalpost', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: blocks.slice(0, BLOCK_LIMITS.viewBlocks),
  };
}
