import type { WebClient } from '@slack/web-api';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { type ChannelId, MessageRef } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import type { Search } from '../../../search/search.ts';
import { readValue, ShareValue } from '../../blocks/action-values.ts';
import { withinLimits } from '../../blocks/check-limits.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { notShareableMessage, sharedItemMessage } from '../../blocks/search/shared-item.ts';
import type { ShareGuard } from '../../posting/share-guard.ts';
import { platformCode } from '../../transport/platform-code.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface ShareItemDeps {
  readonly search: Pick<Search, 'item'>;
  readonly review: Pick<Review, 'recordShare'>;
  readonly shareGuard: ShareGuard;
}

/** Refusals that say something about the channel, and nothing about us. */
const CHANNEL_REFUSALS = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
];

/** Share to channel: posted by the app, so that its ts is known and a reaction on it can flag the item. */
export function createShareItem({ search, review, shareGuard }: ShareItemDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const shared = readValue(ShareValue, click.value);
    const found = shared === undefined ? undefined : await search.item(shared.item);
    const { actor, channel } = click;
    if (shared === undefined || found === undefined || channel === null) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    if (!shareGuard.take(actor, found.item.id, channel)) {
      return;
    }
    try {
      const ts = await post(client, channel, found, click, shared);
      const ref = MessageRef.parse({ team: actor.team, channel, ts });
      await review.recordShare(ref, found.item.id, actor);
    } catch (error) {
      const code = platformCode(error);
      if (code !== undefined) {
        shareGuard.release(actor, found.item.id, channel);
      }
      if (code === undefined || !CHANNEL_REFUSALS.includes(code)) {
        throw error;
      }
      await tellPrivately(client, click, notShareableMessage(code, channel));
    }
  };
}

async function post(
  client: WebClient,
  channel: ChannelId,
  found: ArchiveItem,
  { actor }: Click,
  { query }: ShareValue,
): Promise<string | undefined> {
  const { text, blocks } = withinLimits(sharedItemMessage({ found, by: actor.user, query }));
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
  return ts;
}
