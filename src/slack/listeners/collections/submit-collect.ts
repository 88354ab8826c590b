import type { Collections } from '../../../collections/collections.ts';
import type { CollectionId } from '../../../model/collection.ts';
import type { Search } from '../../../search/search.ts';
import { COLLECT } from '../../blocks/action-ids.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { collectedMessage } from '../../blocks/collections/change-outcome.ts';
import { badNameSentence } from '../../blocks/collections/collection-list.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import type { CollectionForm } from './collection-form.ts';
import { type FormAnswer, showMessage, wrongField } from './form-answer.ts';

export interface SubmitCollectDeps {
  readonly search: Pick<Search, 'item'>;
  readonly collections: Pick<Collections, 'create' | 'add'>;
}

/** *Collect* was sent: a name that was typed goes before the collection that was chosen. */
export function createSubmitCollect({ search, collections }: SubmitCollectDeps) {
  return async (form: CollectionForm): Promise<FormAnswer> => {
    const item = readValue(ItemValue, form.remembered)?.item;
    // Before a collection is made for it that would stay empty.
    if (item === undefined || (await search.item(item)) === undefined) {
      return showMessage(goneMessage());
    }
    const chosen = await collectionOf(collections, form);
    if (typeof chosen !== 'number') {
      return wrongField(COLLECT.name, chosen.wrong);
    }
    const { actor, note } = form;
    const outcome = await collections.add({ actor, collection: chosen, item }, note);
    return outcome.kind === 'closed'
      ? wrongField(
          COLLECT.name,
          `${outcome.collection.name} is closed. Choose another, or give a new name.`,
        )
      : showMessage(collectedMessage(outcome));
  };
}

async function collectionOf(
  collections: SubmitCollectDeps['collections'],
  { actor, name, collection }: CollectionForm,
): Promise<CollectionId | { readonly wrong: string }> {
  if (name === '') {
    return collection ?? { wrong: 'Choose a collection, or give a new one a name.' };
  }
  const made = await collections.create(actor, name);
  if (made.kind === 'bad-name') {
    return { wrong: badNameSentence(made.length) };
  }
  return made.kind === 'near' ? made.near.id : made.collection.id;
}
