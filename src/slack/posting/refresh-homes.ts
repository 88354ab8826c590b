import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { HomeMemory } from '../people/home-memory.ts';
import type { Identity } from '../transport/own-identity.ts';
import type { PublishHome } from './publish-home.ts';

/** What happens within this time is shown at once, so that sixty decisions are not sixty views. */
const GATHER_MS = 5_000;
/** Who looked in the last day, whom it concerns first, then the latest. */
const LOOKED_MS = DAY_MS;
/** Slack takes a hundred views a minute at least; a decision concerns whoever flags the item. */
const MOST_CONCERNED = 60;
const MOST_OTHERS = 20;
/** Among whom those are looked for whom it concerns. */
const MOST_VISITORS = 1000;

/** @param concerned - whose tab says it; default: nobody more than others. */
export type RefreshHomes = (concerned?: readonly UserId[]) => void;

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
export function createRefreshHomes(deps: RefreshHomesDeps, signal: AbortSignal): RefreshHomes {
  const { clock, events } = deps;
  const concerned = new Set<UserId>();
  let isWaiting = false;
  const refresh = async (): Promise<void> => {
    await clock.sleep(GATHER_MS, signal);
    isWaiting = false;
    if (!signal.aborted) {
      const now = new Set(concerned);
      concerned.clear();
      await publishAll(deps, signal, now);
    }
  };
  return (people = []) => {
    for (const user of people) {
      concerned.add(user);
    }
    if (!isWaiting) {
      isWaiting = true;
      refresh().catch((error: unknown) => events.emit('home-unpublished', { error }));
    }
  };
}

async function publishAll(
  { client, publishHome, homeMemory, identity, clock }: RefreshHomesDeps,
  signal: AbortSignal,
  concerned: ReadonlySet<UserId>,
): Promise<void> {
  const { team } = identity();
  const since = later(clock.now(), -LOOKED_MS);
  const visitors = await homeMemory.homeVisitors(team, since, MOST_VISITORS);
  const chosen = [
    ...visitors.filter((user) => concerned.has(user)).slice(0, MOST_CONCERNED),
    ...visitors.filter((user) => !concerned.has(user)).slice(0, MOST_OTHERS),
  ];
  for (const user of chosen) {
    if (signal.aborted) {
      return;
    }
    await publishHome(client, { team, user, homes: [team] });
  }
}
