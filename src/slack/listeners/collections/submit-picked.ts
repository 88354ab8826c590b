import type { WebClient } from '@slack/web-api';
import { MOST_AT_ONCE } from '../../../model/collection.ts';
import { numbered, PICK_SEVERAL } from '../../blocks/action-ids.ts';
import { readPickedSeveral } from '../views/picked-several.ts';
import { type CollectItemDeps, createCollectForm } from './collect-item.ts';
import type { CollectionForm } from './collection-form.ts';
import { type FormAnswer, showForm, showMessage, wrongField } from './form-answer.ts';

/** Items of a digest were ticked: asks into which collection they go. */
export function createSubmitPicked(deps: CollectItemDeps) {
  const formFor = createCollectForm(deps);
  return async (
    { actor }: CollectionForm,
    _client: WebClient,
    body: unknown,
  ): Promise<FormAnswer> => {
    const { items } = readPickedSeveral(body, actor);
    if (items.length === 0) {
      return wrongField(numbered(PICK_SEVERAL.block, 0), 'Tick at least one.');
    }
    const form = await formFor(actor, { items: items.slice(0, MOST_AT_ONCE) });
    return 'view' in form ? showForm(form.view) : showMessage(form.message);
  };
}
