import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import type { Authority } from '../../people/authority.ts';
import type { HomeMemory } from '../../people/home-memory.ts';
import type { Person } from '../../people/person.ts';
import type { PublishHome } from '../../posting/publish-home.ts';

export interface OpenHomeDeps {
  readonly authority: Pick<Authority, 'ask'>;
  readonly publishHome: PublishHome;
  readonly homeMemory: Pick<HomeMemory, 'visitHome'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Somebody opened the Home tab, which names items and digests: who may not search them, since a
 * shared channel brought them here, sees why instead.
 */
export function createOpenHome({ authority, publishHome, homeMemory, clock }: OpenHomeDeps) {
  return async (person: Person, client: WebClient): Promise<void> => {
    const permission = await authority.ask('search', person);
    if (permission.kind === 'allowed') {
      await homeMemory.visitHome(person, clock.now());
      await publishHome(client, person);
      return;
    }
    const { blocks } = refusalMessage('search', permission);
    await client.views.publish({
      user_id: person.user,
      view: viewWithinLimits({ type: 'home', blocks: [...blocks] }),
    });
  };
}
