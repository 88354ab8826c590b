import type { WebClient } from '@slack/web-api';
import type { ItemId } from '../../../model/item.ts';
import type { ChannelId, MessageTs } from '../../../model/slack-ids.ts';
import type { Search } from '../../../search/search.ts';
import { readValue, ShareValue } from '../../blocks/action-values.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { DetailsPlace } from '../../blocks/search/details/details-place.ts';
import { notSharedMessage, sharedAlreadyMessage } from '../../blocks/search/shared-item.ts';
import type { PostShare, ShareOutcome } from '../../posting/post-share.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { listPageOf, type RedrawList } from '../redraw-list.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface ShareItemDeps {
  readonly search: Pick<Search, 'item' | 'queryOf'>;
  readonly postShare: PostShare;
  readonly redrawList: RedrawList;
  readonly details: Pick<Details, 'replace'>;
}

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

/** Shares an item: posted by the app, so that its ts is known and a reaction on it can flag the item. Every click is answered. */
export function createShareItem(deps: ShareItemDeps): ShareItem {
  const { search, postShare } = deps;
  return async (click, client, asked) => {
    const found = await search.item(asked.item);
    const { actor } = click;
    const place = placeOf(click, asked.inThread);
    if (found === undefined || place === null) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const query = await queryOf(search, asked);
    const outcome = await postShare(client, {
      shared: { found, by: actor.user, query },
      channel: place.channel,
      threadTs: place.thread,
    });
    if (outcome.kind === 'shared') {
      await showShared(deps, { click, client, asked }, outcome);
      return;
    }
    await tellPrivately(client, click, notSharedMessage(outcome, place.channel));
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
  { ref: { channel, ts }, isNew }: Extract<ShareOutcome, { readonly kind: 'shared' }>,
): Promise<void> {
  const place = listPageOf(click, asked);
  const isBare = place === undefined && modalOf(click) === null;
  if (isBare && isNew) {
    return;
  }
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  if (permalink === undefined) {
    return;
  }
  if (isBare) {
    await tellPrivately(client, click, sharedAlreadyMessage(permalink));
    return;
  }
  await (place === undefined
    ? details.replace(click, client, { sharedAt: permalink })
    : redrawList(client, click, place, new Map([[asked.item, permalink]])));
}
