import { WebClient } from '@slack/web-api';
import type { Poster, PostOutcome, PostRequest } from '../../digests/delivery/poster.ts';
import { emojiName } from '../../model/emoji-name.ts';
import type { Events } from '../../model/events/events.ts';
import { MessageRef } from '../../model/slack-ids.ts';
import { LimitError, withinLimits } from '../blocks/check-limits.ts';
import { digestMessage } from '../blocks/digest/digest-message.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { createBoltLogger } from '../transport/bolt-logger.ts';
import { clientOptions } from '../transport/client-options.ts';
import type { Installation } from '../transport/installation.ts';
import { createNetwork, NO_PROXY, type ProxySettings } from '../transport/network.ts';
import { createOwnIdentity, type Identity } from '../transport/own-identity.ts';
import { platformCode } from '../transport/platform-code.ts';
import { deliveryMetadata } from './delivery-metadata.ts';
import { findChannel } from './find-channel.ts';
import { findDelivery } from './find-delivery.ts';
import { failedPost, reasonOf } from './post-outcome.ts';

export interface PosterDeps {
  readonly events: Events;
  /** Nothing is posted once Slack has said that the app is gone. Default: it never says so. */
  readonly installation?: Pick<Installation, 'ended'>;
}

export interface PosterOptions {
  readonly botToken: string;
  /** With a slash at its end. */
  readonly slackApiUrl: string;
  /** Default: none. */
  readonly proxy?: ProxySettings;
  /** Reactions that flag, names without colons; digests tell of the first. */
  readonly flagEmojis: readonly string[];
}

/** Why nothing was posted before Slack was even asked to; trying again is safe. */
const NOT_POSTED_WAIT_MS = 30_000;

/** Posts digests, each call once, and says exactly what is known of its end. */
export function createPoster({ events, installation }: PosterDeps, options: PosterOptions): Poster {
  const client = new WebClient(
    options.botToken,
    clientOptions(
      options.slackApiUrl,
      createBoltLogger(events),
      createNetwork(options.proxy ?? NO_PROXY),
    ),
  );
  const ownIdentity = createOwnIdentity(client);
  const [first] = options.flagEmojis;
  const flagEmoji = first === undefined ? null : emojiName(first);

  return {
    channelId: (channel) => findChannel(client, channel),
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
      const drawn = draw(request, flagEmoji, events);
      return drawn === undefined
        ? { kind: 'refused', code: 'over_limits', scope: 'message' }
        : post(client, identity, request, drawn);
    },
    find: async (request) => {
      try {
        return await findDelivery(client, await ownIdentity(), request);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
    remove: async ({ channel, ts }) => {
      try {
        await client.chat.delete({ channel, ts });
        return 'removed';
      } catch (error) {
        return platformCode(error) === 'message_not_found' ? 'removed' : 'failed';
      }
    },
  };
}

/** @returns undefined when the message breaks Slack's limits: a fault of ours, which no retry mends. */
function draw(
  { message, deliveryId }: PostRequest,
  flagEmoji: string | null,
  events: Events,
): SlackMessage | undefined {
  try {
    return withinLimits(digestMessage(message, flagEmoji));
  } catch (error) {
    if (error instanceof LimitError) {
      events.emit('message-over-limits', { delivery: deliveryId, error });
      return undefined;
    }
    throw error;
  }
}

async function post(
  client: WebClient,
  { team }: Identity,
  { channel, threadTs, runId, deliveryId }: PostRequest,
  { text, blocks }: SlackMessage,
): Promise<PostOutcome> {
  try {
    const answer = await client.chat.postMessage({
      channel,
      text,
      blocks,
      metadata: deliveryMetadata(runId, deliveryId),
      unfurl_links: false,
      unfurl_media: false,
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
    });
    const ref = MessageRef.safeParse({ team, channel: answer.channel, ts: answer.ts }).data;
    return ref === undefined
      ? { kind: 'unknown', reason: 'an answer without the message in it' }
      : { kind: 'posted', ref };
  } catch (error) {
    return failedPost(error);
  }
}
