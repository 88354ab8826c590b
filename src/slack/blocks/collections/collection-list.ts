import type { Button, KnownBlock } from '@slack/types';
import type { CollectionList, NameOutcome } from '../../../collections/outcome.ts';
import { COLLECTION_NAME_LENGTH, type Collection } from '../../../model/collection.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { dayMarkup } from '../elements/day-markup.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { smallPrint } from '../elements/small-print.ts';
import type { SlackMessage } from '../slack-message.ts';
import { collectionFacts } from './collection-facts.ts';
import { openCollectionButton } from './collection-page.ts';

/** Every collection of the team, ten a page: open ones first, the last changed first. */
export function collectionListMessage(list: CollectionList): SlackMessage {
  const { open, closed, collections } = list;
  const heading =
    open + closed === 0
      ? 'No collections yet'
      : `${counted(open, 'open collection')}${closed === 0 ? '' : `, ${closed} closed`}`;
  return {
    text: heading,
    blocks: [
      header(heading),
      ...(collections.length === 0 ? [whatForBlock()] : collections.flatMap(collectionBlocks)),
      ...turning(list),
      ...buttons(newCollectionButton()),
    ],
  };
}

function whatForBlock(): KnownBlock {
  return richText(
    section(
      run('A collection is a list of items that you put together for a workshop: choose '),
      bold('Collect…'),
      run(' in the ⋯ menu of any item, or type '),
      code('/signalpost collect Workshop March'),
      run('. Everybody here can add to it, order it, write notes, and hand it out.'),
    ),
  );
}

function collectionBlocks(collection: Collection, n: number): KnownBlock[] {
  return [
    richText(section(bold(collection.name))),
    smallPrint(...collectionFacts(collection), {
      markup: `changed ${dayMarkup(collection.changedAt)}`,
    }),
    ...buttons(openCollectionButton(collection, n)),
  ];
}

function turning({ page, pages, open, closed }: CollectionList): KnownBlock[] {
  const turn = (label: string, to: number, n: number) =>
    button({
      label,
      actionId: numbered(ACTIONS.listCollections, n),
      value: value({ page: to }),
      spoken: `${label}: collections`,
    });
  return pages === 1
    ? []
    : [
        context(`page ${page} of ${pages} · ${counted(open + closed, 'collection')}`),
        ...buttons(
          ...(page > 1 ? [turn('Previous', page - 1, 1)] : []),
          ...(page < pages ? [turn('Next', page + 1, 2)] : []),
        ),
      ];
}

function newCollectionButton(): Button {
  return button({
    label: 'New collection…',
    actionId: ACTIONS.newCollection,
    value: 'new',
    style: 'primary',
  });
}

/** A name was typed that is nearly one that there is. */
export function nearNameMessage({
  name,
  near,
}: Extract<NameOutcome, { readonly kind: 'near' }>): SlackMessage {
  const { text, blocks } = formattedSentence(
    run('There is no collection '),
    bold(name),
    run(' yet. Did you mean '),
    bold(near.name),
    run('?'),
  );
  const create = button({
    label: `Create “${name}”`,
    actionId: ACTIONS.createCollection,
    value: value({ name }),
  });
  const open = button({
    label: `Open “${near.name}”`,
    actionId: numbered(ACTIONS.openCollection, 9),
    value: value({ collection: near.id }),
    style: 'primary',
  });
  return { text, blocks: [...blocks, ...buttons(open, create)] };
}

/** Why a name is none, and what would be one. */
export function badNameSentence(length: number): string {
  return length === 0
    ? 'A collection needs a name, for example Workshop March.'
    : `A name has at most ${COLLECTION_NAME_LENGTH} characters; this one has ${length}.`;
}

export function badNameMessage(length: number): SlackMessage {
  return sentence(badNameSentence(length));
}
