import type { ActionsBlock, KnownBlock, Overflow, PlainTextOption } from '@slack/types';
import type { Collection, CollectionEntry } from '../../../model/collection.ts';
import { subjectId } from '../../../model/review/nomination.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { italic, person, richText, run, section } from '../elements/rich-text.ts';
import { smallPrint } from '../elements/small-print.ts';
import { subjectLink } from '../review/subject-name.ts';
import { detailsButton } from '../search/card-buttons.ts';
import { type EntryChoice, entryMenuValue } from './collection-values.ts';
import { subjectPrint } from './subject-print.ts';

/** An item as it stands in a collection: its number, name, rating, note, and who added it. */
export function entryBlocks(collection: Collection, entry: CollectionEntry): KnownBlock[] {
  const { subject, number, note, addedBy } = entry;
  return [
    richText(
      section(
        run(`${number}.  `),
        subjectLink(subject),
        run(subject.kind === 'item' ? `   ${relevancyLabel(subject.found, { floor: true })}` : ''),
        note === null
          ? []
          : [...run('\n“'), ...italic(note.text), ...run('” '), ...person(note.by)],
      ),
    ),
    smallPrint(...subjectPrint(subject), { markup: `added by <@${addedBy}>` }),
    ...entryButtons(collection, entry),
  ];
}

function entryButtons(collection: Collection, entry: CollectionEntry): ActionsBlock[] {
  const { subject } = entry;
  const elements = [
    ...(subject.kind === 'item' ? [detailsButton(subject.found)] : []),
    ...(collection.closed === null ? [entryMenu(collection, entry)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function entryMenu({ id, size }: Collection, { subject, number, note }: CollectionEntry): Overflow {
  const choice = (choice: EntryChoice, label: string): PlainTextOption => ({
    text: plainText(label, BLOCK_LIMITS.optionText),
    value: entryMenuValue({ choice, collection: id, item: subjectId(subject) }),
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
