import type { WebClient } from '@slack/web-api';
import { ItemId } from '../../../model/item.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { DetailsPlace } from '../../blocks/search/details/details-place.ts';
import type { Click } from '../click.ts';
import type { Details } from '../details.ts';

interface MoveDeps {
  readonly details: Details;
}

/** Another item of the page, picked from its list; the way back is kept. */
export function createPickItem({ details }: MoveDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const [picked] = (click.value ?? '').split('|');
    const item = ItemId.safeParse(picked).data;
    const from = readValue(DetailsPlace, click.view?.remembered)?.item;
    if (item !== undefined) {
      await details.replace(click, client, { item, isWhole: false, ...(from && { from }) });
    }
  };
}

/** Back to the item from which this one was picked. */
export function createBackTo({ details }: MoveDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const item = readValue(ItemValue, click.value)?.item;
    if (item !== undefined) {
      await details.replace(click, client, { item, isWhole: false, from: undefined });
    }
  };
}

/** All of a page's summary. */
export function createShowAll({ details }: MoveDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    await details.replace(click, client, { isWhole: true });
  };
}
