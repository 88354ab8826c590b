import { VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import type { SlackModal } from '../slack-message.ts';
import { nameInput } from './collect-view.ts';
import type { NameContext } from './collection-values.ts';

/** Asks for the name of a new collection, or another one for a collection that has one. */
export function nameView(context: NameContext, current: string): SlackModal {
  const isNew = context.collection === null;
  return {
    type: 'modal',
    callback_id: VIEWS.nameCollection,
    private_metadata: JSON.stringify(context),
    title: plainText(isNew ? 'New collection' : 'Rename', VIEW_LIMITS.title),
    submit: plainText(isNew ? 'Create' : 'Rename', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [nameInput('Name', current)],
  };
}
