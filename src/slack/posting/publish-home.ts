import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { homeView } from '../blocks/home/home.ts';
import type { Person } from '../people/person.ts';
import type { ShowQueue } from '../people/show-queue.ts';

export interface PublishHomeDeps {
  readonly digests: Pick<Digests, 'list'>;
  readonly showQueue: ShowQueue;
}

/** Shows a person their Home tab as things are now. */
export type PublishHome = (client: WebClient, actor: Person) => Promise<void>;

export function createPublishHome({ digests, showQueue }: PublishHomeDeps): PublishHome {
  return async (client, actor) => {
    const [queue, { digests: known }] = await Promise.all([showQueue(actor), digests.list()]);
    await client.views.publish({
      user_id: actor.user,
      view: viewWithinLimits(homeView({ queue, digests: known })),
    });
  };
}
