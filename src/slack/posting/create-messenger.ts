import type { WebClient } from '@slack/web-api';
import { isPerson } from '../../model/digest/digest-definition.ts';
import type { PostOutcome } from '../../model/digest/post-outcome.ts';
import type { Events } from '../../model/events/events.ts';
import type { Notice } from '../../model/notice.ts';
import { ChannelId, MessageRef, UserId } from '../../model/slack-ids.ts';
import type { Messenger } from '../../notices/messenger.ts';
import { withinLimits } from '../blocks/check-limits.ts';
import { noticeMessage } from '../blocks/elements/notice.ts';
import { type CallOptions, createOwnClient } from '../transport/own-client.ts';
import { createOwnIdentity } from '../transport/own-identity.ts';
import { withPermit } from '../transport/permit.ts';
import { createDirectRoom } from './direct-room.ts';
import { createFindOwnMessages, foundWith } from './find-own-messages.ts';
import { failedPost, reasonOf } from './post-outcome.ts';

/** The metadata type of notices. */
const NOTICE_EVENT = 'signalpost_notice';

/**
 * Tells people in their direct messages with the app, and channels. An installation without
 * `im:write` posts to the person's id instead, which Slack takes as well; only
 * a lost answer then cannot be looked up.
 */
export function createMessenger(
  { events }: { readonly events: Events },
  options: CallOptions,
): Messenger {
  const client = createOwnClient(events, options);
  const ownIdentity = createOwnIdentity(client);
  const findOwnMessages = createFindOwnMessages(client);
  const roomOf = createDirectRoom(client);
  const placeOf = async (to: Notice['to']): Promise<ChannelId | null> =>
    isPerson(to) ? roomOf(UserId.parse(to)) : ChannelId.parse(to);

  return {
    post: async (notice, mayBegin) => {
      try {
        const { team } = await ownIdentity();
        const channel = (await placeOf(notice.to)) ?? notice.to;
        return await withPermit(mayBegin, () => post(client, notice, { team, channel }));
      } catch (error) {
        return failedPost(error);
      }
    },
    find: async (notice, since) => {
      try {
        const channel = await placeOf(notice.to);
        if (channel === null) {
          return { kind: 'failed', reason: 'missing_scope im:write' };
        }
        const request = { channel, threadTs: null, since, eventType: NOTICE_EVENT };
        const found = await findOwnMessages(await ownIdentity(), request);
        return foundWith(found, 'notice_id', notice.id);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
  };
}

async function post(
  client: WebClient,
  notice: Notice,
  { team, channel }: { readonly team: string; readonly channel: string },
): Promise<PostOutcome> {
  const { text, blocks } = withinLimits(noticeMessage(notice.words));
  const answer = await client.chat.postMessage({
    channel,
    text,
    blocks,
    metadata: { event_type: NOTICE_EVENT, event_payload: { notice_id: notice.id } },
    unfurl_links: false,
    unfurl_media: false,
  });
  const ref = MessageRef.safeParse({ team, channel: answer.channel, ts: answer.ts }).data;
  return ref === undefined
    ? { kind: 'unknown', reason: 'an answer without the message in it' }
    : { kind: 'posted', ref };
}
