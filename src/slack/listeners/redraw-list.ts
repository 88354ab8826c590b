import type { WebClient } from '@slack/web-api';
import type { Search } from '../../search/search.ts';
import type { ResultView } from '../blocks/search/result-view.ts';
import { answerInPlace } from './answer-in-place.ts';
import { type Click, modalOf } from './click.ts';
import type { ResultMessage } from './result-message.ts';

/** The page of a kept list that a card stands on. */
export interface ListPage {
  readonly list: string;
  readonly page: number;
}

export type RedrawList = (
  client: WebClient,
  click: Click,
  place: ListPage,
  shared?: ResultView['shared'],
) => Promise<void>;

/** Builds what draws a private list anew in its place, after a click has changed how an item stands. */
export function createRedrawList({
  search,
  resultMessage,
}: {
  readonly search: Pick<Search, 'turn'>;
  readonly resultMessage: ResultMessage;
}): RedrawList {
  return async (client, click, { list, page }, shared = new Map()) => {
    const outcome = await search.turn(list, page);
    const viewer = { actor: click.actor, inThread: click.threadTs !== null, shared };
    await answerInPlace(client, click, await resultMessage(outcome, viewer));
  };
}

/** Where the card of a list stands that one person sees, in a message or a modal; else undefined. */
export function listPageOf(
  click: Click,
  value: { readonly list?: string | undefined; readonly page?: number | undefined } | undefined,
): ListPage | undefined {
  const { publicTs, responseUrl } = click;
  const isPrivate = publicTs === null && (modalOf(click) !== null || responseUrl !== null);
  return isPrivate && value?.list !== undefined && value.page !== undefined
    ? { list: value.list, page: value.page }
    : undefined;
}
