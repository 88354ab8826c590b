import type { WebClient } from '@slack/web-api';
import type { Collections } from '../../../collections/collections.ts';
import type { CollectionId } from '../../../model/collection.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import { collectionListMessage } from '../../blocks/collections/collection-list.ts';
import {
  collectionMessage,
  noCollectionMessage,
} from '../../blocks/collections/collection-page.ts';
import { CollectionValue, ListValue } from '../../blocks/collections/collection-values.ts';
import { nameView } from '../../blocks/collections/name-view.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { showInPlace, shownAt } from './show-in-place.ts';

export interface ShowCollectionDeps {
  readonly collections: Collections;
}

/** A page of a collection as a message, also of one that is not there. */
export async function collectionAnswer(
  { collections }: { readonly collections: Pick<Collections, 'page'> },
  actor: Actor,
  { id, page = 1, news }: { id: CollectionId; page?: number; news?: SlackMessage },
): Promise<SlackMessage> {
  const shown = await collections.page(actor, id, page);
  return shown === undefined ? noCollectionMessage() : collectionMessage(shown, news);
}

/** Open, Previous and Next. */
export function createOpenCollection(deps: ShowCollectionDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(CollectionValue, click.value);
    const message =
      asked === undefined
        ? noCollectionMessage()
        : await collectionAnswer(deps, click.actor, { id: asked.collection, page: asked.page });
    await showInPlace(client, click, message);
  };
}

export function createListCollections({ collections }: ShowCollectionDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const page = readValue(ListValue, click.value)?.page ?? 1;
    await showInPlace(
      client,
      click,
      collectionListMessage(await collections.list(click.actor, page)),
    );
  };
}

/** Close and Reopen. A second click finds it done, and shows so. */
export function createSetClosed(deps: ShowCollectionDeps, act: 'close' | 'reopen') {
  return async (click: Click, client: WebClient): Promise<void> => {
    const id = readValue(CollectionValue, click.value)?.collection;
    if (id === undefined) {
      await showInPlace(client, click, noCollectionMessage());
      return;
    }
    await deps.collections[act](click.actor, id);
    await showInPlace(client, click, await collectionAnswer(deps, click.actor, { id }));
  };
}

/** Rename… asks for the name. */
export function createRenameCollection({ collections }: ShowCollectionDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const id = readValue(CollectionValue, click.value)?.collection;
    const shown = id === undefined ? undefined : await collections.page(click.actor, id, 1);
    if (shown === undefined) {
      await showInPlace(client, click, noCollectionMessage());
      return;
    }
    const { collection } = shown;
    const context = { collection: collection.id, at: shownAt(click) };
    await openModal(client, triggerOf(click), nameView(context, collection.name));
  };
}

/** New collection… asks for the name. */
export async function newCollection(click: Click, client: WebClient): Promise<void> {
  await openModal(client, triggerOf(click), nameView({ collection: null, at: shownAt(click) }, ''));
}
