import type { WebClient } from '@slack/web-api';
import { readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { SearchFields } from '../../blocks/search/modal/search-fields.ts';
import { searchView } from '../../blocks/search/modal/search-view.ts';
import { type Click, modalOf } from '../click.ts';

/** Back to the fields of the search modal, as they were. */
export async function changeSearch(click: Click, client: WebClient): Promise<void> {
  const view = modalOf(click);
  if (view !== null) {
    const fields = readValue(SearchFields, click.value) ?? SearchFields.parse({});
    await client.views.update({ view_id: view.id, view: viewWithinLimits(searchView(fields)) });
  }
}
