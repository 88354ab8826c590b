import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import type { Actor } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { homeView } from '../blocks/home/home.ts';

export interface PublishHomeDeps {
  readonly digests: Pick<Digests, 'list'>;
  readonly review: Pick<Review, 'queue'>;
}

/** Shows a person their Home tab as things are now. */
export type PublishHome = (client: WebClient, actor: Actor) => Promise<void>;

export function createPublishHome({ digests, review }: PublishHomeDeps): PublishHome {
  return async (client, actor) => {
    const [queue, { digests: known }] = await Promise.all([review.queue(actor), digests.list()]);
    await client.views.publish({
      user_id: actor.user,
      view: viewWithinLimits(homeView({ queue, digests: known })),
    });
  };
}
