import type { WebClient } from '@slack/web-api';
import type { Poster, PostRequest } from '../../digests/delivery/poster.ts';
import { isPerson } from '../../model/digest/digest-definition.ts';
import type { DigestMessage } from '../../model/digest/digest-message.ts';
import type { PostOutcome } from '../../model/digest/post-outcome.ts';
import { emojiName } from '../../model/emoji-name.ts';
import type { Events } from '../../model/events/events.ts';
import type { FlagEmoji } from '../../model/review/flag-emoji.ts';
import { MessageRef, type UserId } from '../../model/slack-ids.ts';
import { LimitError, withinLimits } from '../blocks/check-limits.ts';
import type { DigestParentOptions } from '../blocks/digest/digest-frame.ts';
import { digestMessage } from '../blocks/digest/digest-message.ts';
import type { PeopleNames } from '../blocks/elements/people-names.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { nameOf } from '../people/name-of.ts';
import type { Installation } from '../transport/incoming/installation.ts';
import { type CallOptions, createOwnClient } from '../transport/own-client.ts';
import { createOwnIdentity, type Identity } from '../transport/own-identity.ts';
import { withPermit } from '../transport/permit.ts';
import { platformCode } from '../transport/platform-code.ts';
import { DELIVERY_EVENT, deliveryMetadata } from './delivery-metadata.ts';
import { createDirectRoom } from './direct-room.ts';
import { askChannel, createFindChannel, type FindChannel } from './find-channel.ts';
import { createFindOwnMessages, foundWith } from './find-own-messages.ts';
import { findPersonRoom } from './find-person-room.ts';
import { findPosted } from './find-posted.ts';
import { isHere } from './is-here.ts';
import { failedPost, reasonOf } from './post-outcome.ts';

export interface PosterDeps {
  readonly events: Events;
  /** Nothing is posted once Slack has said that the app is gone. Default: it never says so. */
  readonly installation?: Pick<Installation, 'ended'>;
}

export interface PosterOptions extends CallOptions {
  /** Reactions that flag, names without colons; digests tell of the first. */
  readonly flagEmojis: readonly FlagEmoji[];
}

/** Why nothing was posted before Slack was even asked to; trying again is safe. */
const NOT_POSTED_WAIT_MS = 30_000;

/** Posts digests, each call once, and says exactly what is known of its end. */
export function createPoster({ events, installation }: PosterDeps, options: PosterOptions): Poster {
  const client = createOwnClient(events, options);
  const ownIdentity = createOwnIdentity(client);
  const [first] = options.flagEmojis;
  const flagEmoji = first === undefined ? null : emojiName(first.emoji);
  const findNamed = createFindChannel(client);
  const directRoom = createDirectRoom(client);
  const findChannel: FindChannel = (channel) =>
    isPerson(channel) ? findPersonRoom(directRoom, channel) : findNamed(channel);
  const findOwnMessages = createFindOwnMessages(client);

  return {
    channelId: findChannel,
    reach: async (channel) => {
      const found = await findChannel(channel);
      if (found.kind === 'unknown-channel') {
        return { kind: 'unreachable', why: 'unknown', missingScope: found.missingScope };
      }
      const state = found.kind === 'channel' ? await askChannel(client, found.id) : 'unclear';
      return state === 'reachable' || state === 'unclear'
        ? { kind: state }
        : { kind: 'unreachable', why: state, missingScope: null };
    },
    post: async (request) => {
      if (installation?.ended() != null) {
        return { kind: 'limited', retryAfterMs: NOT_POSTED_WAIT_MS };
      }
      let identity: Identity;
      try {
        identity = await ownIdentity();
      } catch (error) {
        const outcome = failedPost(error);
        return outcome.kind === 'unknown'
          ? { kind: 'limited', retryAfterMs: NOT_POSTED_WAIT_MS }
          : outcome;
      }
      const drawn = draw(request, { flagEmoji, names: await namesIn(client, request) }, events);
      return drawn === undefined
        ? { kind: 'refused', code: 'over_limits', scope: 'message' }
        : post(client, identity, request, drawn);
    },
    find: async ({ deliveryId, ...place }) => {
      try {
        const request = { ...place, eventType: DELIVERY_EVENT };
        const found = await findOwnMessages(await ownIdentity(), request);
        return foundWith(found, 'delivery_id', deliveryId);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
    findPosted: async (channel, digestKey, since) => {
      try {
        const request = { channel, digestKey, since };
        return await findPosted(findOwnMessages, await ownIdentity(), request);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
    isHere: (person) => isHere(client, person),
    remove: (ref) => remove(client, ref),
  };
}

async function remove(
  client: WebClient,
  { channel, ts }: Pick<MessageRef, 'channel' | 'ts'>,
): Promise<'removed' | 'failed'> {
  try {
    await client.chat.delete({ channel, ts });
    return 'removed';
  } catch (error) {
    return platformCode(error) === 'message_not_found' ? 'removed' : 'failed';
  }
}

/** Of the people that a message tells of: those who decided, each asked for once. */
async function namesIn(client: WebClient, { message }: PostRequest): Promise<PeopleNames> {
  const names = new Map<UserId, string>();
  for (const by of decidersIn(message)) {
    const name = names.get(by) ?? (await nameOf(client, by));
    if (name !== null) {
      names.set(by, name);
    }
  }
  return names;
}

function decidersIn(message: DigestMessage): readonly UserId[] {
  if (message.kind !== 'parent') {
    return message.entry.decision === null ? [] : [message.entry.decision.by];
  }
  const accepted = message.part === message.parts ? (message.story?.accepted ?? []) : [];
  const decided = message.review?.decisions.map(({ decision }) => decision) ?? [];
  const before = message.groups
    .flatMap(({ entries }) => entries)
    .flatMap(({ decision }) => decision ?? []);
  return [...accepted, ...decided, ...before].map(({ by }) => by);
}

/** @returns undefined when the message breaks Slack's limits: a fault of ours, which no retry mends. */
function draw(
  { message, mark, askedBy = null }: PostRequest,
  options: Omit<DigestParentOptions, 'runId' | 'askedBy'>,
  events: Events,
): SlackMessage | undefined {
  try {
    return withinLimits(digestMessage(message, { runId: mark.runId, ...options, askedBy }));
  } catch (error) {
    if (error instanceof LimitError) {
      events.emit('message-over-limits', { delivery: mark.deliveryId, error });
      return undefined;
    }
    throw error;
  }
}

async function post(
  client: WebClient,
  { team }: Identity,
  { channel, threadTs, mark, mayBegin }: PostRequest,
  { text, blocks }: SlackMessage,
): Promise<PostOutcome> {
  try {
    const answer = await withPermit(mayBegin, () =>
      client.chat.postMessage({
        channel,
        text,
        blocks,
        metadata: deliveryMetadata(mark),
        unfurl_links: false,
        unfurl_media: false,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
      }),
    );
    const ref = MessageRef.safeParse({ team, channel: answer.channel, ts: answer.ts }).data;
    if (ref === undefined) {
      return { kind: 'unknown', reason: 'an answer without the message in it' };
    }
    if (threadTs !== null && answer.message?.thread_ts !== threadTs) {
      // Its parent was deleted: Slack took the reply all the same, at the channel's root.
      await remove(client, ref);
      return { kind: 'refused', code: 'thread_gone', scope: 'message' };
    }
    return { kind: 'posted', ref };
  } catch (error) {
    return failedPost(error);
  }
}
