import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The review queue, offered as a button. */
export function createOpenQueue({ review }: { readonly review: Pick<Review, 'queue'> }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    await tellPrivately(client, click, reviewQueueMessage(await review.queue(click.actor)));
  };
}
