import { randomUUID } from 'node:crypto';
import type { Elapsed } from '../model/elapsed.ts';
import type { Jobs } from '../model/jobs.ts';
import { createMakeFile } from './listeners/exports/make-file.ts';
import { createSendExport } from './listeners/exports/send-export.ts';
import type { ListenerDeps } from './listeners/listener-deps.ts';
import type { People } from './people/create-people.ts';
import { createShowDigests } from './people/show-digests.ts';
import { createShowHome } from './people/show-home.ts';
import { createShowQueue } from './people/show-queue.ts';
import { sightedReview } from './people/sighted-review.ts';
import { createPostShare } from './posting/post-share.ts';
import type { PostingChores } from './posting/posting-chores.ts';
import { createPublishHome } from './posting/publish-home.ts';
import { createRefreshHomes, type RefreshHomes } from './posting/refresh-homes.ts';
import { createSendFile } from './posting/send-file.ts';
import { createTellNow } from './posting/tell-now.ts';
import { watchedDigests } from './posting/watched-digests.ts';
import { watchedReview } from './posting/watched-review.ts';
import type { SlackAppDeps, SlackAppOptions } from './slack-app.ts';
import type { Calls } from './transport/calls.ts';
import { createTurnstile } from './transport/incoming/turnstile.ts';

/**
 * Searches that run beside each other, and requests that wait for their turn. With 15 to 60 ms a
 * search the last of those that wait is answered within four seconds; the next is told to come again.
 */
const TURNSTILE = { atOnce: 4, waiting: 64 } as const;

/** What the parts of the app are made with. */
export interface Wired
  extends SlackAppDeps,
    People,
    Pick<Calls, 'identity' | 'answerAt'>,
    Pick<ListenerDeps, 'findOwnMessages' | 'quietReactions' | 'unheardFlags'> {
  readonly calls: Calls;
  readonly jobs: Jobs;
  readonly owner: string;
  readonly elapsed: Elapsed;
}

/** What brings Home tabs up to date, once something changed that they show. */
export function homesOf(wired: Wired): RefreshHomes {
  const { client, signal } = wired.calls;
  const showHome = createShowHome({
    ...wired,
    showQueue: createShowQueue(wired),
    showDigests: createShowDigests(wired),
  });
  const publishHome = createPublishHome({ ...wired, showHome });
  return createRefreshHomes({ ...wired, client, publishHome }, signal);
}

/** What listeners are made with: rooms that show what they changed, and that hide what is not for all. */
export function listenersOf(
  wired: Wired,
  options: SlackAppOptions,
  {
    chores,
    homeChanged,
  }: {
    readonly chores: Pick<PostingChores, 'announceSoon'>;
    readonly homeChanged: RefreshHomes;
  },
): ListenerDeps {
  const { calls, digests, review, peopleNames, channelSight, jobs } = wired;
  return {
    ...wired,
    digests: watchedDigests(digests, homeChanged),
    review: watchedReview(sightedReview(review, channelSight), homeChanged),
    sendExport: createSendExport({
      makeFile: createMakeFile({ ...wired, exports: wired.exportsWith(peopleNames) }),
      sendFile: createSendFile({ network: calls.network, apiUrl: options.slackApiUrl }),
    }),
    intake: options.intake ?? false,
    turnstile: createTurnstile(TURNSTILE),
    postShare: createPostShare({
      ...wired,
      newId: randomUUID,
      presence: () => jobs.presence(),
    }),
    announceSoon: () => void chores.announceSoon(),
    tellNow: createTellNow(wired),
    unfurlDomains: options.unfurlDomains ?? [],
  };
}
