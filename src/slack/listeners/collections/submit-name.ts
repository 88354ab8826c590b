import type { WebClient } from '@slack/web-api';
import type { Collections } from '../../../collections/collections.ts';
import type { RenameOutcome } from '../../../collections/outcome.ts';
import { COLLECT } from '../../blocks/action-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import { badNameSentence } from '../../blocks/collections/collection-list.ts';
import { noCollectionMessage } from '../../blocks/collections/collection-page.ts';
import { NameContext } from '../../blocks/collections/collection-values.ts';
import type { AnswerAt } from '../../transport/response-url.ts';
import type { CollectionForm } from './collection-form.ts';
import { type FormAnswer, showMessage, wrongField } from './form-answer.ts';
import { nameAnswer } from './name-answers.ts';
import { collectionAnswer } from './show-collection.ts';
import { showAgain } from './show-in-place.ts';

export interface SubmitNameDeps {
  readonly collections: Collections;
  readonly answerAt: AnswerAt;
}

/** A name was sent, of a new collection or for one that there is. */
export function createSubmitName(deps: SubmitNameDeps) {
  return async (form: CollectionForm, client: WebClient): Promise<FormAnswer> => {
    const context = readValue(NameContext, form.remembered);
    if (context === undefined) {
      return showMessage(noCollectionMessage());
    }
    const { collection: id, at } = context;
    const { collections, answerAt } = deps;
    const { actor, name } = form;
    if (id === null) {
      const made = await collections.create(actor, name);
      if (made.kind === 'bad-name') {
        return wrongField(COLLECT.name, badNameSentence(made.length));
      }
      await showAgain({ client, answerAt }, at, await nameAnswer(deps, actor, made));
      return undefined;
    }
    const outcome = await collections.rename(actor, id, name);
    if (outcome.kind !== 'renamed') {
      return refusal(outcome);
    }
    await showAgain({ client, answerAt }, at, await collectionAnswer(deps, actor, { id }));
    return undefined;
  };
}

function refusal(outcome: Exclude<RenameOutcome, { readonly kind: 'renamed' }>): FormAnswer {
  switch (outcome.kind) {
    case 'bad-name':
      return wrongField(COLLECT.name, badNameSentence(outcome.length));
    case 'taken':
      return wrongField(COLLECT.name, `There is a collection ${outcome.by.name} already.`);
    case 'no-collection':
      return showMessage(noCollectionMessage());
  }
}
