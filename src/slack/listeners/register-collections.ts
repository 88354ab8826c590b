import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { ACTIONS, VIEWS } from '../blocks/action-ids.ts';
import { readValue } from '../blocks/action-values.ts';
import { NewCollectionValue } from '../blocks/collections/collection-values.ts';
import {
  createEntryButton,
  createEntryMenu,
  createTakeOutSeveral,
} from './collections/change-entry.ts';
import { createCollectClick, createCollectItem } from './collections/collect-item.ts';
import { type CollectionForm, readCollectionForm } from './collections/collection-form.ts';
import { type FormAnswer, showMessage } from './collections/form-answer.ts';
import { nameAnswer } from './collections/name-answers.ts';
import {
  createListCollections,
  createOpenCollection,
  createRenameCollection,
  createSetClosed,
  newCollection,
} from './collections/show-collection.ts';
import { showInPlace } from './collections/show-in-place.ts';
import { createSubmitCollect } from './collections/submit-collect.ts';
import { createSubmitName } from './collections/submit-name.ts';
import { createSubmitNote } from './collections/submit-note.ts';
import { createSubmitPicked } from './collections/submit-picked.ts';
import { createGate } from './gate.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';

/** Collections: their buttons and menus, and the forms that are sent in. */
export function registerCollections(app: App, deps: SharedDeps): void {
  registerButtons(app, deps);
  const onForm = createOnForm(app, deps);
  onForm(VIEWS.collect, createSubmitCollect(deps));
  onForm(VIEWS.collectSeveral, createSubmitPicked(deps));
  onForm(VIEWS.entryNote, createSubmitNote(deps));
  onForm(VIEWS.nameCollection, createSubmitName(deps));
}

function registerButtons(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  const collectClick = createCollectClick({ collectItem: createCollectItem(deps) });
  onClick(ACTIONS.collect, 'keep-own', collectClick);
  onClick(ACTIONS.collectMenu, 'keep-own', collectClick);
  onClick(ACTIONS.openCollection, 'keep-own', createOpenCollection(deps));
  onClick(ACTIONS.listCollections, 'keep-own', createListCollections(deps));
  onClick(ACTIONS.collectionEntry, 'keep-own', createEntryMenu(deps));
  onClick(ACTIONS.takeOut, 'keep-own', createEntryButton(deps, 'remove'));
  onClick(ACTIONS.takeOutSeveral, 'keep-own', createTakeOutSeveral(deps));
  onClick(ACTIONS.putBack, 'keep-own', createEntryButton(deps, 'restore'));
  onClick(ACTIONS.closeCollection, 'keep-own', createSetClosed(deps, 'close'));
  onClick(ACTIONS.reopenCollection, 'keep-own', createSetClosed(deps, 'reopen'));
  onClick(ACTIONS.renameCollection, 'keep-own', createRenameCollection(deps));
  onClick(ACTIONS.newCollection, 'keep-own', newCollection);
  onClick(ACTIONS.createCollection, 'keep-own', async (click, client) => {
    const name = readValue(NewCollectionValue, click.value)?.name ?? '';
    const made = await deps.collections.create(click.actor, name);
    await showInPlace(client, click, await nameAnswer(deps, click.actor, made));
  });
}

/**
 * Forms are answered by what became of them, below the field that is wrong where there is one:
 * one short write each, within the three seconds that Slack waits.
 */
function createOnForm(app: App, deps: SharedDeps) {
  const gate = createGate(deps);
  return (
    callbackId: string,
    listener: (form: CollectionForm, client: WebClient, body: unknown) => Promise<FormAnswer>,
  ) => {
    app.view(
      { type: 'view_submission', callback_id: callbackId },
      async ({ ack, body, client }) => {
        const form = readCollectionForm(body, deps.here().team);
        const answer = async (given: FormAnswer) => {
          await (given === undefined ? ack() : ack(given));
        };
        await gate(
          { act: 'keep-own', actor: form.actor, tell: (message) => answer(showMessage(message)) },
          async () => answer(await listener(form, client, body)),
        );
      },
    );
  };
}
