import type { ActionsBlock, KnownBlock, Overflow, PlainTextOption } from '@slack/types';
import { articleLink } from '../../../model/article-link.ts';
import type { Collection, CollectionEntry } from '../../../model/collection.ts';
import { headline } from '../../../model/headline.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { italic, link, person, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { smallPrint } from '../elements/small-print.ts';
import { detailsButton } from '../search/card-buttons.ts';
import { pagePrint } from '../search/page-print.ts';
import { type EntryChoice, entryMenuValue } from './collection-values.ts';

const TITLE = 200;

/** An item as it stands in a collection: its number, name, rating, note, and who added it. */
export function entryBlocks(collection: Collection, entry: CollectionEntry): KnownBlock[] {
  const { found, number, note, addedBy } = entry;
  return [
    richText(
      section(
        run(`${number}.  `),
        link(shortLine(headline(found.item).title, TITLE), articleLink(found.page)),
        run(`   ${relevancyLabel(found, { floor: true })}`),
        note === null
          ? []
          : [...run('\n“'), ...italic(note.text), ...run('” '), ...person(note.by)],
      ),
    ),
    smallPrint(...pagePrint(found), { markup: `added by <@${addedBy}>` }),
    entryButtons(collection, entry),
  ];
}

function entryButtons(collection: Collection, entry: CollectionEntry): ActionsBlock {
  const details = detailsButton(entry.found);
  return {
    type: 'actions',
    elements: collection.closed === null ? [details, entryMenu(collection, entry)] : [details],
  };
}

function entryMenu({ id, size }: Collection, { found, number, note }: CollectionEntry): Overflow {
  const choice = (choice: EntryChoice, label: string): PlainTextOption => ({
    text: plainText(label, BLOCK_LIMITS.optionText),
    value: entryMenuValue({ choice, collection: id, item: found.item.id }),
  });
  return {
    type: 'overflow',
    action_id: ACTIONS.collectionEntry,
    options: [
      choice('note', note === null ? 'Add a note…' : 'Change the note…'),
      ...(number > 1 ? [choice('up', 'Move up')] : []),
      ...(number < size ? [choice('down', 'Move down')] : []),
      ...(number > 2 ? [choice('top', 'Move to the top')] : []),
      choice('remove', 'Take out'),
    ],
  };
}
