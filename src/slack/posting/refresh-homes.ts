import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { HomeMemory } from '../people/home-memory.ts';
import type { Identity } from '../transport/own-identity.ts';
import type { PublishHome } from './publish-home.ts';

/** What happens within this time is shown at once, so that sixty decisions are not sixty views. */
const GATHER_MS = 5_000;
/** Who looked in the last day, the latest first. Slack takes a hundred views a minute at least. */
const LOOKED_MS = DAY_MS;
const MOST = 20;

export interface RefreshHomesDeps {
  readonly client: WebClient;
  readonly publishHome: PublishHome;
  readonly homeMemory: Pick<HomeMemory, 'homeVisitors'>;
  readonly identity: () => Identity;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * Builds what brings Home tabs up to date soon after something changed that they show. Who did not
 * look lately sees it when they open theirs.
 *
 * @param signal - nothing is published once it is aborted.
 */
export function createRefreshHomes(deps: RefreshHomesDeps, signal: AbortSignal): () => void {
  const { clock, events } = deps;
  let isWaiting = false;
  const refresh = async (): Promise<void> => {
    await clock.sleep(GATHER_MS, signal);
    isWaiting = false;
    if (!signal.aborted) {
      await publishAll(deps, signal);
    }
  };
  return () => {
    if (!isWaiting) {
      isWaiting = true;
      refresh().catch((error: unknown) => events.emit('home-unpublished', { error }));
    }
  };
}

async function publishAll(
  { client, publishHome, homeMemory, identity, clock }: RefreshHomesDeps,
  signal: AbortSignal,
): Promise<void> {
  const { team } = identity();
  const visitors = await homeMemory.homeVisitors(team, later(clock.now(), -LOOKED_MS), MOST);
  for (const user of visitors) {
    if (signal.aborted) {
      return;
    }
    await publishHome(client, { team, user, homes: [team] });
  }
}
