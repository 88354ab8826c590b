import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ITEM_KINDS } from '../../model/item.ts';
import { ACTIONS } from '../blocks/action-ids.ts';
import { readValue } from '../blocks/action-values.ts';
import { newsMessage } from '../blocks/home/home-news.ts';
import { answerView } from '../blocks/search/answer-view.ts';
import { createAnswerQuery } from './answer-query.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';
import { openModal, triggerOf } from './open-modal.ts';

const NewsValue = z.object({ since: z.number() });
/** In one modal, which holds a hundred blocks. */
const NEW_PAGES = 60;

/** What is done on the Home tab alone: searching from its field, reading what is new. */
export function registerHome(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  const answerQuery = createAnswerQuery(deps);
  onClick(ACTIONS.homeSearch, 'search', async (click, client) => {
    const { actor, value: text = '' } = click;
    const message = await answerQuery({ actor, text, kinds: ITEM_KINDS });
    await openModal(client, triggerOf(click), answerView(message));
  });
  onClick(ACTIONS.readNews, 'search', async (click, client) => {
    const since = new Date(readValue(NewsValue, click.value)?.since ?? 0);
    const news = await deps.homeMemory.newPages(since, NEW_PAGES);
    await openModal(client, triggerOf(click), answerView(newsMessage(news)));
  });
}
