import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { homeView } from '../blocks/home/home.ts';
import type { Person } from '../people/person.ts';
import type { ShowHome } from '../people/show-home.ts';

export interface PublishHomeDeps {
  readonly showHome: ShowHome;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly events: Events;
}

/** Shows a person their Home tab as things are now. */
export type PublishHome = (client: WebClient, actor: Person) => Promise<void>;

/** Tries, each after the time that Slack asks for. */
const TRIES = 4;

export function createPublishHome(deps: PublishHomeDeps): PublishHome {
  const { clock, events } = deps;
  const again = async (client: WebClient, actor: Person, waitMs: number, tries: number) => {
    try {
      await clock.sleep(waitMs);
      await publishOnce(deps, client, actor);
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError && tries < TRIES) {
        await again(client, actor, error.retryAfter * 1000, tries + 1);
      } else {
        events.emit('home-unpublished', { error });
      }
    }
  };
  return async (client, actor) => {
    try {
      await publishOnce(deps, client, actor);
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) {
        throw error;
      }
      // Later, and as things are then; whoever clicked does not wait for it.
      void again(client, actor, error.retryAfter * 1000, 2);
    }
  };
}

async function publishOnce(
  { showHome }: PublishHomeDeps,
  client: WebClient,
  actor: Person,
): Promise<void> {
  const view = viewWithinLimits(homeView(await showHome(client, actor)));
  await client.views.publish({ user_id: actor.user, view });
}
