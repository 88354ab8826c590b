import type { Clock } from '../../model/clock.ts';
import type { QueueViewer } from '../../model/review/review-queue.ts';
import type { Actor, MessageRef } from '../../model/slack-ids.ts';
import type { DecidedPage, QueueRequest, Review } from '../../review/review.ts';
import type { ShownDecided } from '../blocks/review/decided-list.ts';
import { FIRST_PAGE } from '../blocks/review/queue-state.ts';
import type { ShownQueue } from '../blocks/review/review-queue.ts';
import type { Identity } from '../transport/own-identity.ts';
import type { Authority } from './authority.ts';
import type { ChannelSight } from './channel-sight.ts';
import type { Person } from './person.ts';

/** The review queue as this person may see and work it. Default: its first page. */
export type ShowQueue = (
  person: Person,
  request?: QueueRequest,
  ticked?: readonly string[],
) => Promise<ShownQueue>;

/** What was decided, as this person may see it. */
export type ShowDecided = (
  person: Person,
  asked: Pick<DecidedPage, 'days' | 'page'>,
  queue: QueueRequest,
) => Promise<ShownDecided>;

export interface ShowQueueDeps {
  readonly review: Pick<
    Review,
    'queue' | 'decided' | 'flagEmoji' | 'flagEmojis' | 'privateSources'
  >;
  readonly authority: Pick<Authority, 'may' | 'missingScope'>;
  readonly channelSight: ChannelSight;
  readonly identity: () => Identity;
  readonly clock: Pick<Clock, 'now'>;
}

/** Who looks, with the private channels whose nominations they can read. */
type ViewerOf = (person: Actor) => Promise<QueueViewer>;

function createViewerOf({
  review,
  channelSight,
}: Pick<ShowQueueDeps, 'review' | 'channelSight'>): ViewerOf {
  return async ({ team, user }) => ({
    team,
    user,
    reads: await channelSight.readBy(user, await review.privateSources(team)),
  });
}

export function createShowQueue(deps: ShowQueueDeps): ShowQueue {
  const { review, authority, channelSight, identity, clock } = deps;
  const viewerOf = createViewerOf(deps);
  return async (person, request = FIRST_PAGE, ticked = []) => {
    const [queue, mayDecide] = await Promise.all([
      review.queue(await viewerOf(person), request),
      authority.may('decide', person),
    ]);
    const places = queue.entries.flatMap(({ subject, flaggedAt }) =>
      subject.kind === 'nomination' ? [subject.nomination.source] : flaggedAt.slice(0, 1),
    );
    return {
      ...queue,
      mayDecide,
      missingScope: mayDecide ? null : authority.missingScope(),
      ticked,
      now: clock.now(),
      flagEmoji: review.flagEmoji,
      flagEmojis: review.flagEmojis,
      publicChannels: await channelSight.publicOf(places.map(({ channel }) => channel)),
      permalink: (ref) => permalinkOf(identity(), ref),
    };
  };
}

export function createShowDecided(deps: ShowQueueDeps): ShowDecided {
  const { review, authority } = deps;
  const viewerOf = createViewerOf(deps);
  return async (person, asked, queue) => ({
    ...(await review.decided(await viewerOf(person), asked)),
    mayDecide: await authority.may('decide', person),
    queue,
  });
}

/** As Slack makes them, without asking it for each. */
function permalinkOf(
  { address }: Pick<Identity, 'address'>,
  { channel, ts }: Pick<MessageRef, 'channel' | 'ts'>,
): string | undefined {
  return address === null ? undefined : `${address}archives/${channel}/p${ts.replace('.', '')}`;
}
