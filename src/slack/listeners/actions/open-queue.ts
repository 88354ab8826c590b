import type { WebClient } from '@slack/web-api';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The review queue, offered as a button. */
export function createOpenQueue({ showQueue }: { readonly showQueue: ShowQueue }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    await tellPrivately(client, click, reviewQueueMessage(await showQueue(click.actor)));
  };
}
