import type { WebClient } from '@slack/web-api';
import type { Collections, EntryOf } from '../../../collections/collections.ts';
import type { ChangeOutcome } from '../../../collections/outcome.ts';
import { readValue } from '../../blocks/action-values.ts';
import { changeMessage, type Deed } from '../../blocks/collections/change-outcome.ts';
import {
  collectionMessage,
  noCollectionMessage,
} from '../../blocks/collections/collection-page.ts';
import {
  EntriesValue,
  type EntryChoice,
  EntryValue,
  readEntryMenuValue,
} from '../../blocks/collections/collection-values.ts';
import { noteView } from '../../blocks/collections/note-view.ts';
import { removedSeveralMessage } from '../../blocks/collections/several-outcome.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { showInPlace, shownAt } from './show-in-place.ts';

export interface ChangeEntryDeps {
  readonly collections: Collections;
}

/** The page that shows the entry, or showed it, under what became of it. */
export async function changedAnswer(
  { collections }: { readonly collections: Pick<Collections, 'page' | 'pageOf'> },
  entry: EntryOf,
  { deed, outcome }: { deed: Deed; outcome: ChangeOutcome },
): Promise<SlackMessage> {
  const news = changeMessage(deed, outcome);
  const gone = deed === 'taken-out' && 'entry' in outcome ? outcome.entry.number : undefined;
  const shown =
    gone === undefined
      ? await collections.pageOf(entry)
      : await collections.page(entry.actor, entry.collection, Math.ceil(gone / 10));
  return shown === undefined ? news : collectionMessage(shown, news);
}

/** The menu of an entry: note, up, down, to the top, take out. */
export function createEntryMenu(deps: ChangeEntryDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const chosen = readEntryMenuValue(click.value);
    if (chosen === undefined) {
      await showInPlace(client, click, noCollectionMessage());
      return;
    }
    const entry = { actor: click.actor, collection: chosen.collection, item: chosen.item };
    if (chosen.choice === 'note') {
      await askForNote(deps, click, client, entry);
      return;
    }
    const change = await changeOf(deps, entry, chosen.choice);
    await showInPlace(client, click, await changedAnswer(deps, entry, change));
  };
}

async function changeOf(
  { collections }: ChangeEntryDeps,
  entry: EntryOf,
  choice: Exclude<EntryChoice, 'note'>,
): Promise<{ deed: Deed; outcome: ChangeOutcome }> {
  return choice === 'remove'
    ? { deed: 'taken-out', outcome: await collections.remove(entry) }
    : { deed: 'moved', outcome: await collections.move(entry, choice) };
}

async function askForNote(
  deps: ChangeEntryDeps,
  click: Click,
  client: WebClient,
  entryOf: EntryOf,
): Promise<void> {
  const entry = await deps.collections.entry(entryOf);
  if (entry === undefined) {
    const shown = await deps.collections.page(click.actor, entryOf.collection, 1);
    const outcome: ChangeOutcome =
      shown === undefined
        ? { kind: 'no-collection' }
        : { kind: 'not-in-it', collection: shown.collection };
    await showInPlace(
      client,
      click,
      await changedAnswer(deps, entryOf, { deed: 'noted', outcome }),
    );
    return;
  }
  const { collection, item } = entryOf;
  const context = { collection, item, at: shownAt(click) };
  await openModal(client, triggerOf(click), noteView({ entry, context }));
}

/** Undo of *Collect…*, and *Put back* after *Take out*. */
export function createEntryButton(deps: ChangeEntryDeps, act: 'remove' | 'restore') {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(EntryValue, click.value);
    if (asked === undefined) {
      await showInPlace(client, click, noCollectionMessage());
      return;
    }
    const entry = { actor: click.actor, ...asked };
    const outcome = await deps.collections[act](entry);
    const deed = act === 'remove' ? 'taken-out' : 'put-back';
    await showInPlace(client, click, await changedAnswer(deps, entry, { deed, outcome }));
  };
}

/** Undo of *Collect these 5…*. */
export function createTakeOutSeveral({ collections }: ChangeEntryDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(EntriesValue, click.value);
    if (asked === undefined) {
      await showInPlace(client, click, noCollectionMessage());
      return;
    }
    const { actor } = click;
    const news = removedSeveralMessage(await collections.removeAll({ actor, ...asked }));
    const shown = await collections.page(actor, asked.collection, 1);
    await showInPlace(client, click, shown === undefined ? news : collectionMessage(shown, news));
  };
}
