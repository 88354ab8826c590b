import type { WebClient } from '@slack/web-api';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The Details button: everything of the item and its page, in a modal or in the one that is open. */
export function createShowDetails({ details }: { readonly details: Details }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(ItemValue, click.value);
    if (asked === undefined) {
      await tellPrivately(client, click, goneMessage());
    } else if (modalOf(click) === null) {
      await details.open(click, client, asked);
    } else {
      await details.replace(click, client, { item: asked.item });
    }
  };
}
