import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { CollectionPage } from '../../../collections/outcome.ts';
import type { Collection } from '../../../model/collection.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { sentence } from '../elements/sentence.ts';
import { smallPrint } from '../elements/small-print.ts';
import { handOutButton } from '../exports/export-view.ts';
import type { SlackMessage } from '../slack-message.ts';
import { entryBlocks } from './collection-entry.ts';
import { collectionFacts } from './collection-facts.ts';

/** A page of a collection with everything that can be done with it. @param news - said above it. */
export function collectionMessage(shown: CollectionPage, news?: SlackMessage): SlackMessage {
  const { collection, entries } = shown;
  const text = escapeText(`${collection.name}: ${counted(collection.size, 'item')}`);
  return {
    text: news === undefined ? text : `${news.text} ${text}`,
    blocks: [
      ...(news?.blocks ?? []),
      header(collection.name),
      smallPrint(...collectionFacts(collection)),
      // On top: below ten items nobody would find the way to the workshop.
      ...collectionButtons(collection),
      ...(entries.length === 0
        ? [howToFill(collection)]
        : entries.flatMap((entry) => entryBlocks(collection, entry))),
      ...turning(shown),
    ],
  };
}

/** The collection that a button names is not there: another database, or another team's. */
export function noCollectionMessage(): SlackMessage {
  return sentence('I do not know this collection any more. /signalpost collect lists them all.');
}

function howToFill({ closed }: Collection): KnownBlock {
  return closed === null
    ? richText(
        section(
          run('Nothing in it yet. Choose '),
          bold('Collect…'),
          run(' in the ⋯ menu of any item, or '),
          bold('Collect these 5…'),
          run(' below a search.'),
        ),
      )
    : context('It was closed empty.');
}

function turning({ collection, entries, page, pages }: CollectionPage): KnownBlock[] {
  if (pages === 1) {
    return [];
  }
  const { id, size } = collection;
  const first = entries[0]?.number ?? 1;
  const left = Math.min(10, size - (entries.at(-1)?.number ?? size));
  const turn = (label: string, to: number, n: number, spoken: string) =>
    button({
      label,
      actionId: numbered(ACTIONS.openCollection, n),
      value: value({ collection: id, page: to }),
      spoken,
    });
  return [
    context(`showing ${first}–${entries.at(-1)?.number ?? first} of ${size}`),
    ...buttons(
      ...(page > 1 ? [turn('Previous', page - 1, 0, 'Previous page of the collection')] : []),
      ...(page < pages
        ? [turn(`Next ${left}`, page + 1, 1, `Next ${left} of the collection`)]
        : []),
    ),
  ];
}

function collectionButtons(collection: Collection): ActionsBlock[] {
  const { id, name, closed, size } = collection;
  const way = (label: string, actionId: string): Button =>
    button({ label, actionId, value: value({ collection: id }), spoken: `${label} ${name}` });
  const state =
    closed === null
      ? [way('Rename…', ACTIONS.renameCollection), way('Close', ACTIONS.closeCollection)]
      : [way('Reopen', ACTIONS.reopenCollection)];
  const handOut = size === 0 ? [] : [handOutButton(collection)];
  return buttons(...handOut, ...state, allCollectionsButton());
}

function allCollectionsButton(): Button {
  return button({
    label: 'All collections',
    actionId: ACTIONS.listCollections,
    value: value({ page: 1 }),
  });
}

/** Opens a collection, beside what tells of it. */
export function openCollectionButton({ id, name }: Collection, n = 9): Button {
  return button({
    label: 'Open',
    actionId: numbered(ACTIONS.openCollection, n),
    value: value({ collection: id }),
    spoken: `Open ${name}`,
  });
}
