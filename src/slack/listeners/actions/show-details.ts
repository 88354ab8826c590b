import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { itemDetailsView } from '../../blocks/search/item-details.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The Details button: everything of the item and its page, in a modal. */
export function createShowDetails({
  search,
}: {
  readonly search: Pick<Search, 'item' | 'relatedPages'>;
}) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const id = readValue(ItemValue, click.value)?.item;
    const found = id === undefined ? undefined : await search.item(id);
    if (found === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const related = await search.relatedPages(found.page.id);
    await client.views.open({
      trigger_id: click.triggerId,
      view: viewWithinLimits(itemDetailsView(found, related)),
    });
  };
}
