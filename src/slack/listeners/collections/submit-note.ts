import type { WebClient } from '@slack/web-api';
import type { Collections } from '../../../collections/collections.ts';
import { readValue } from '../../blocks/action-values.ts';
import { noCollectionMessage } from '../../blocks/collections/collection-page.ts';
import { NoteContext } from '../../blocks/collections/collection-values.ts';
import { noteHash, noteView } from '../../blocks/collections/note-view.ts';
import type { AnswerAt } from '../../transport/response-url.ts';
import { changedAnswer } from './change-entry.ts';
import type { CollectionForm } from './collection-form.ts';
import { type FormAnswer, showForm, showMessage } from './form-answer.ts';
import { showAgain } from './show-in-place.ts';

export interface SubmitNoteDeps {
  readonly collections: Collections;
  readonly answerAt: AnswerAt;
}

/** A note was sent. One that somebody changed meanwhile is shown beside it, and neither is lost. */
export function createSubmitNote({ collections, answerAt }: SubmitNoteDeps) {
  return async (
    { actor, remembered, note }: CollectionForm,
    client: WebClient,
  ): Promise<FormAnswer> => {
    const context = readValue(NoteContext, remembered);
    if (context === undefined) {
      return showMessage(noCollectionMessage());
    }
    const { before, ...where } = context;
    const entryOf = { actor, collection: context.collection, item: context.item };
    const entry = await collections.entry(entryOf);
    if (entry !== undefined && noteHash(entry.note) !== before) {
      return showForm(noteView({ entry, context: where, typed: note ?? '' }));
    }
    const outcome = await collections.annotate(entryOf, note, entry?.note?.text ?? null);
    if (outcome.kind === 'as-it-was') {
      return showForm(noteView({ entry: outcome.entry, context: where, typed: note ?? '' }));
    }
    const again = await changedAnswer({ collections }, entryOf, { deed: 'noted', outcome });
    if (!('entry' in outcome)) {
      return showMessage(again);
    }
    await showAgain({ client, answerAt }, context.at, again);
    return undefined;
  };
}
