import { WebClient } from '@slack/web-api';
import { systemClock } from '../../src/model/clock.ts';
import type { TeamId, UserId } from '../../src/model/slack-ids.ts';
import type { Review } from '../../src/review/review.ts';
import { viewWithinLimits } from '../../src/slack/blocks/check-limits.ts';
import { homeView } from '../../src/slack/blocks/home/home.ts';
import { createShowHome } from '../../src/slack/people/show-home.ts';
import { createShowQueue } from '../../src/slack/people/show-queue.ts';
import type { Store } from '../../src/store/store.ts';
import { noDigests } from '../support/no-digests.ts';

/** A person's Home tab, read and drawn as it is published; Slack itself is left out. */
export function homeOf({
  store,
  review,
  team,
}: {
  readonly store: Store;
  readonly review: Review;
  readonly team: TeamId;
}): (user: UserId, as: 'reader' | 'curator') => Promise<void> {
  // Asked for nothing: where something is asked of Slack, the answer stands beside it here.
  const client = new WebClient('xoxb-none');
  return async (user, as) => {
    const authority = { may: async () => as === 'curator', missingScope: () => null };
    const showHome = createShowHome({
      digests: noDigests,
      review,
      showDigests: async () => ({
        digests: [],
        problems: [],
        alerts: [],
        mayRun: as === 'curator',
        mayMake: true,
        mayKeep: true,
      }),
      showQueue: createShowQueue({
        review,
        authority,
        channelSight: { publicOf: async (channels) => new Set(channels), readBy: async () => [] },
        identity: () => ({
          team,
          enterprise: null,
          botId: 'B0',
          botUser: 'U0BOT',
          address: 'https://bench.slack.com/',
        }),
        clock: systemClock,
      }),
      ownChannels: async () => undefined,
      homeMemory: store,
      archiveStatus: async () => ({
        ...(await store.archiveStatus()),
        indexing: null,
        trouble: null,
      }),
      authority,
      clock: systemClock,
    });
    viewWithinLimits(homeView(await showHome(client, { team, user, homes: [team] })));
  };
}
