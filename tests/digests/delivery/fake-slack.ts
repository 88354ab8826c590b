import type { Poster, PostRequest } from '../../../src/digests/delivery/poster.ts';
import type { Clock } from '../../../src/model/clock.ts';
import type { PostOutcome } from '../../../src/model/digest/post-outcome.ts';
import { ChannelId, type MessageRef, MessageTs } from '../../../src/model/slack-ids.ts';
import { team } from '../../support/builders.ts';

/** What goes wrong with one post. */
export type Fault =
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly scope: 'message' | 'channel' | 'workspace';
    }
  /** Doubt, and the message is not there. */
  | { readonly kind: 'dropped' }
  /** Doubt, although the message is there. */
  | { readonly kind: 'swallowed' }
  /** Doubt, and the message comes only after a while. */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** The poster itself breaks, the message being there. */
  | { readonly kind: 'broken' };

export interface FakeMessage extends PostRequest {
  readonly ref: MessageRef;
  readonly at: Date;
}

export interface FakeSlack {
  readonly poster: Poster;
  /** What stands in the channels now, oldest first. */
  messages(): readonly FakeMessage[];
  /** Every post that was asked for, refused ones included. */
  readonly requests: readonly { readonly deliveryId: string; readonly at: Date }[];
  /** Lookups that were made. */
  readonly lookups: readonly string[];
  /** Names that `channelId` does not know. */
  readonly unknownChannels: Set<string>;
  /** Ids of channels that are archived: they take nothing. */
  readonly archived: Set<string>;
  /** People who have left. */
  readonly gone: Set<string>;
  /** While set, lookups fail. */
  blind: boolean;
}

/**
 * A Slack in memory: it keeps what it accepted, and fails as it is told.
 *
 * @param faultOf - asked for each post, with its number from 0.
 */
export function createFakeSlack(
  clock: Clock,
  faultOf: (n: number, request: PostRequest) => Fault | null = () => null,
): FakeSlack {
  const accepted: FakeMessage[] = [];
  const coming: { readonly request: PostRequest; readonly due: number }[] = [];
  const requests: { readonly deliveryId: string; readonly at: Date }[] = [];
  const lookups: string[] = [];
  const unknownChannels = new Set<string>();
  let count = 0;

  const idOf = (channel: string) => ChannelId.parse(channel.replace('#', 'C0').toUpperCase());
  const accept = (request: PostRequest): MessageRef => {
    count += 1;
    const at = clock.now();
    const seconds = Math.floor(at.getTime() / 1000);
    const ts = MessageTs.parse(`${seconds}.${String(count).padStart(6, '0')}`);
    const ref = { team, channel: request.channel, ts };
    accepted.push({ ...request, ref, at });
    return ref;
  };
  const arrive = () => {
    for (const late of [...coming].filter(({ due }) => due <= clock.now().getTime())) {
      coming.splice(coming.indexOf(late), 1);
      accept(late.request);
    }
  };

  const slack: FakeSlack = {
    requests,
    lookups,
    unknownChannels,
    archived: new Set(),
    gone: new Set(),
    blind: false,
    messages: () => {
      arrive();
      return accepted;
    },
    poster: {
      channelId: async (channel) =>
        unknownChannels.has(channel)
          ? { kind: 'unknown-channel', missingScope: null }
          : { kind: 'channel', id: idOf(channel) },
      post: async (request): Promise<PostOutcome> => {
        if (!request.mayBegin()) {
          return { kind: 'withheld' };
        }
        const n = requests.length;
        requests.push({ deliveryId: request.mark.deliveryId, at: clock.now() });
        arrive();
        const fault: Fault | null = slack.archived.has(request.channel)
          ? { kind: 'refused', code: 'is_archived', scope: 'channel' }
          : faultOf(n, request);
        switch (fault?.kind) {
          case undefined:
            return { kind: 'posted', ref: accept(request) };
          case 'limited':
          case 'refused':
            return fault;
          case 'dropped':
            return { kind: 'unknown', reason: 'reset' };
          case 'swallowed':
            accept(request);
            return { kind: 'unknown', reason: 'timeout' };
          case 'late':
            coming.push({ request, due: clock.now().getTime() + fault.afterMs });
            return { kind: 'unknown', reason: 'timeout' };
          case 'broken':
            accept(request);
            throw new Error('the poster broke');
        }
      },
      isHere: async (person) => (slack.gone.has(person) ? 'gone' : 'here'),
      find: async ({ channel, threadTs, deliveryId, since }) => {
        lookups.push(deliveryId);
        arrive();
        if (slack.blind) {
          return { kind: 'failed', reason: 'ratelimited' };
        }
        const [first, ...more] = accepted
          .filter(
            (message) =>
              message.channel === channel &&
              message.threadTs === threadTs &&
              message.mark.deliveryId === deliveryId &&
              message.at >= since,
          )
          .map(({ ref }) => ref);
        return first === undefined ? { kind: 'absent' } : { kind: 'found', refs: [first, ...more] };
      },
      reach: async (channel) =>
        unknownChannels.has(channel)
          ? { kind: 'unreachable', why: 'unknown', missingScope: null }
          : slack.archived.has(idOf(channel))
            ? { kind: 'unreachable', why: 'archived', missingScope: null }
            : { kind: 'reachable' },
      findPosted: async (channel, digestKey, since) => {
        arrive();
        return slack.blind
          ? { kind: 'failed', reason: 'ratelimited' }
          : {
              kind: 'posted',
              messages: accepted
                .filter(
                  (message) =>
                    message.channel === channel &&
                    message.mark.digestKey === digestKey &&
                    message.at >= since,
                )
                .map(({ mark, ref }) => ({ ...mark, ref })),
            };
      },
      remove: async (ref) => {
        const n = accepted.findIndex((message) => message.ref.ts === ref.ts);
        if (n >= 0) {
          accepted.splice(n, 1);
        }
        return 'removed';
      },
    },
  };
  return slack;
}
