import type { Collections } from '../../../collections/collections.ts';
import type { CollectionId } from '../../../model/collection.ts';
import type { ItemId } from '../../../model/item.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import type { Search } from '../../../search/search.ts';
import { COLLECT } from '../../blocks/action-ids.ts';
import { collectedMessage } from '../../blocks/collections/change-outcome.ts';
import { readCollect } from '../../blocks/collections/collect-choice.ts';
import { badNameSentence } from '../../blocks/collections/collection-list.ts';
import { collectedSeveralMessage } from '../../blocks/collections/several-outcome.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { CollectionForm } from './collection-form.ts';
import { type FormAnswer, showMessage, wrongField } from './form-answer.ts';

export interface SubmitCollectDeps {
  readonly search: Pick<Search, 'first'>;
  readonly collections: Pick<Collections, 'collectable' | 'create' | 'add' | 'addAll'>;
}

/** *Collect* was sent: a name that was typed goes before the collection that was chosen. */
export function createSubmitCollect(deps: SubmitCollectDeps) {
  return async (form: CollectionForm): Promise<FormAnswer> => {
    const { actor, note } = form;
    const meant = await itemsMeant(deps, form);
    if (meant === 'too-old') {
      return wrongField(
        COLLECT.which,
        'This search is too old to be read again. Take what is shown, or search anew.',
      );
    }
    const items = await deps.collections.collectable(actor, meant);
    // Before a collection is made that would stay empty.
    if (items.length === 0) {
      return showMessage(goneMessage());
    }
    const chosen = await collectionOf(deps.collections, form);
    if (typeof chosen !== 'number') {
      return wrongField(COLLECT.name, chosen.wrong);
    }
    const outcome = await collect(deps.collections, { actor, collection: chosen, items }, note);
    return 'closed' in outcome
      ? wrongField(COLLECT.name, `${outcome.closed} is closed. Choose another, or give a new name.`)
      : showMessage(outcome.message);
  };
}

/** What the form was opened for, or the first so many of the search that it was opened from. */
async function itemsMeant(
  { search }: Pick<SubmitCollectDeps, 'search'>,
  { remembered, which }: CollectionForm,
): Promise<readonly ItemId[] | 'too-old'> {
  const asked = readCollect(remembered);
  if (asked?.list === undefined || which === undefined) {
    return asked?.items ?? [];
  }
  const found = await search.first(asked.list, which);
  return found === undefined ? 'too-old' : found.map(({ item }) => item.id);
}

interface Into {
  readonly actor: Actor;
  readonly collection: CollectionId;
  readonly items: readonly ItemId[];
}

async function collect(
  collections: SubmitCollectDeps['collections'],
  { items, ...into }: Into,
  note: string | null,
): Promise<{ readonly message: SlackMessage } | { readonly closed: string }> {
  const [only] = items;
  if (only !== undefined && items.length === 1) {
    const outcome = await collections.add({ ...into, item: only }, note);
    return outcome.kind === 'closed'
      ? { closed: outcome.collection.name }
      : { message: collectedMessage(outcome) };
  }
  const outcome = await collections.addAll({ ...into, items }, note);
  return outcome.kind === 'closed'
    ? { closed: outcome.collection.name }
    : { message: collectedSeveralMessage(outcome) };
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
