import type { WebClient } from '@slack/web-api';
import type { ItemId } from '../../../model/item.ts';
import { type ChannelId, MessageRef, type MessageTs } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import type { Search } from '../../../search/search.ts';
import { readValue, ShareValue } from '../../blocks/action-values.ts';
import { withinLimits } from '../../blocks/check-limits.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { DetailsPlace } from '../../blocks/search/details/details-place.ts';
import {
  notShareableMessage,
  type SharedItem,
  sharedItemMessage,
} from '../../blocks/search/shared-item.ts';
import type { ShareGuard } from '../../posting/share-guard.ts';
import { platformCode } from '../../transport/platform-code.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { listPageOf, type RedrawList } from '../redraw-list.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface ShareItemDeps {
  readonly search: Pick<Search, 'item' | 'queryOf'>;
  readonly review: Pick<Review, 'recordShare'>;
  readonly shareGuard: ShareGuard;
  readonly redrawList: RedrawList;
  readonly details: Pick<Details, 'replace'>;
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

/** What is to be shared, and where it was found. */
export interface AskedShare {
  readonly item: ItemId;
  /** The query that found it, where it is known; else the list that does. */
  readonly query?: string | null;
  readonly list?: string | undefined;
  /** Of the list, from 1. */
  readonly page?: number | undefined;
  /** Into the thread in which the answer stands, rather than the channel. */
  readonly inThread: boolean;
}

export type ShareItem = (click: Click, client: WebClient, asked: AskedShare) => Promise<void>;

/** Shares an item: posted by the app, so that its ts is known and a reaction on it can flag the item. */
export function createShareItem(deps: ShareItemDeps): ShareItem {
  const { search, review, shareGuard } = deps;
  return async (click, client, asked) => {
    const found = await search.item(asked.item);
    const { actor } = click;
    const place = placeOf(click, asked.inThread);
    if (found === undefined || place === null) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { channel } = place;
    if (!shareGuard.take(actor, found.item.id, channel)) {
      return;
    }
    try {
      const query = await queryOf(search, asked);
      const ts = await post(client, place, { found, by: actor.user, query });
      const ref = MessageRef.parse({ team: actor.team, channel, ts });
      await review.recordShare(ref, found.item.id, actor);
      await showShared(deps, { click, client, asked }, ref);
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

/** The Share button, of older messages and of Details. */
export function createShareButton({ shareItem }: { readonly shareItem: ShareItem }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const shared = readValue(ShareValue, click.value);
    if (shared === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    await shareItem(click, client, { ...shared, inThread: modalOf(click) !== null });
  };
}

interface SharePlace {
  readonly channel: ChannelId;
  readonly thread: MessageTs | null;
}

/** Where the click was; for Details, where it was opened. Null where there is no channel. */
function placeOf({ channel, threadTs, view }: Click, inThread: boolean): SharePlace | null {
  const opened = readValue(DetailsPlace, view?.remembered);
  const to = channel ?? opened?.channel ?? null;
  const thread = threadTs ?? opened?.thread ?? null;
  return to === null ? null : { channel: to, thread: inThread ? thread : null };
}

async function queryOf(
  search: ShareItemDeps['search'],
  { list, query }: AskedShare,
): Promise<string | null> {
  return (list === undefined ? undefined : await search.queryOf(list)) ?? query ?? null;
}

/** `Shared · see it` on the card, or in Details. */
async function showShared(
  { redrawList, details }: ShareItemDeps,
  { click, client, asked }: { click: Click; client: WebClient; asked: AskedShare },
  { channel, ts }: MessageRef,
): Promise<void> {
  const place = listPageOf(click, asked);
  if (place === undefined && modalOf(click) === null) {
    return;
  }
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  if (permalink === undefined) {
    return;
  }
  await (place === undefined
    ? details.replace(click, client, { sharedAt: permalink })
    : redrawList(client, click, place, new Map([[asked.item, permalink]])));
}

async function post(
  client: WebClient,
  { channel, thread }: SharePlace,
  shared: SharedItem,
): Promise<string | undefined> {
  const { text, blocks } = withinLimits(sharedItemMessage(shared));
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === null ? {} : { thread_ts: thread }),
  });
  return ts;
}
