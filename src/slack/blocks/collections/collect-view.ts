import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import {
  COLLECTION_NAME_LENGTH,
  type Collection,
  ENTRY_NOTE_LENGTH,
  MOST_AT_ONCE,
} from '../../../model/collection.ts';
import { type ReviewSubject, subjectId } from '../../../model/review/nomination.ts';
import { counted } from '../../../model/text/counted.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { COLLECT, VIEWS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { smallPrint } from '../elements/small-print.ts';
import { subjectName } from '../review/subject-name.ts';
import type { SlackModal } from '../slack-message.ts';
import type { CollectAsked } from './collection-values.ts';
import { subjectPrint } from './subject-print.ts';

/** Names that are listed; how many more there are is said. */
const NAMED = 10;
const NAME = 90;
/** What is offered of a long search. */
const FIRST = 20;

export interface CollectFields extends Pick<CollectAsked, 'list' | 'total'> {
  readonly subjects: readonly [ReviewSubject, ...ReviewSubject[]];
  /** Suggestions from private channels, which go into no collection. */
  readonly leftOut: number;
  /** Open ones, last changed first, at most a hundred. */
  readonly open: readonly Collection[];
  /** Those that hold the item already; of several items none is told. */
  readonly holding: readonly Collection[];
}

/** Asks into which collection something goes, or the name of a new one, and a note. */
export function collectView(fields: CollectFields): SlackModal {
  const { subjects, open, holding, list } = fields;
  const isOne = subjects.length === 1;
  const which = whichOptions(fields);
  return {
    type: 'modal',
    callback_id: VIEWS.collect,
    private_metadata: value({ items: subjects.map(subjectId), list }),
    title: plainText(isOne ? 'Collect' : `Collect ${subjects.length} items`, VIEW_LIMITS.title),
    submit: plainText('Collect', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      ...(isOne ? oneItem(subjects[0]) : severalItems(subjects)),
      ...leftOutBlocks(fields.leftOut),
      ...(which.length === 0 ? [] : [whichInput(which)]),
      ...alreadyIn(holding),
      ...(open.length === 0 ? [] : [choice(open, holding)]),
      newName(open.length > 0),
      noteInput(
        isOne
          ? 'Why it matters for the workshop; everybody can read it.'
          : 'It will stand beside each of them; everybody can read it.',
      ),
    ],
  };
}

function oneItem(subject: ReviewSubject): KnownBlock[] {
  return [richText(section(bold(subjectName(subject)))), smallPrint(...subjectPrint(subject))];
}

function severalItems(subjects: readonly ReviewSubject[]): KnownBlock[] {
  const names = subjects
    .slice(0, NAMED)
    .map((subject, n) => `${n + 1}.  ${shortLine(subjectName(subject), NAME)}`);
  const more = subjects.length - names.length;
  return [
    richText(section(run(names.join('\n')))),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
  ];
}

function leftOutBlocks(leftOut: number): KnownBlock[] {
  return leftOut === 0
    ? []
    : [
        context(
          `without ${counted(leftOut, 'suggestion')} from private channels: everybody can open a collection`,
        ),
      ];
}

/** `These 5`, `The first 20`, `All 47`: nothing to choose where all that was found is shown. */
function whichOptions({ subjects, list, total = 0 }: CollectFields): readonly PlainTextOption[] {
  if (list === undefined || total <= subjects.length) {
    return [];
  }
  const option = (text: string, count: number | 'shown') => ({
    text: plainText(text, BLOCK_LIMITS.optionText),
    value: String(count),
  });
  const most = Math.min(total, MOST_AT_ONCE);
  return [
    option(subjects.length === 1 ? 'This one' : `These ${subjects.length}`, 'shown'),
    ...(FIRST < most ? [option(`The first ${FIRST}`, FIRST)] : []),
    option(most === total ? `All ${total}` : `The first ${most} of ${total}`, most),
  ];
}

function whichInput(options: readonly PlainTextOption[]): InputBlock {
  const [first] = options;
  return {
    type: 'input',
    block_id: COLLECT.which,
    label: plainText('Which of the search', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'radio_buttons',
      action_id: COLLECT.which,
      options: [...options],
      ...(first === undefined ? {} : { initial_option: first }),
    },
  };
}

function alreadyIn(holding: readonly Collection[]): KnownBlock[] {
  const names = holding.slice(0, 5).map(({ name }) => name);
  return names.length === 0 ? [] : [context(`already in: ${names.join(', ')}`)];
}

/** The collection that was changed last stands there chosen, unless it has the item. */
function choice(open: readonly Collection[], holding: readonly Collection[]): InputBlock {
  const options = open.map(optionOf);
  const held = new Set(holding.map(({ id }) => id));
  const likely = open.find(({ id }) => !held.has(id));
  return {
    type: 'input',
    block_id: COLLECT.collection,
    optional: true,
    label: plainText('Collection', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'static_select',
      action_id: COLLECT.collection,
      placeholder: plainText('Choose one', BLOCK_LIMITS.placeholder),
      options,
      ...(likely === undefined ? {} : { initial_option: optionOf(likely) }),
    },
  };
}

function optionOf({ id, name, size }: Collection): PlainTextOption {
  const end = ` · ${size === 0 ? 'empty' : counted(size, 'item')}`;
  return {
    text: plainText(
      `${shortLine(name, BLOCK_LIMITS.optionText - end.length)}${end}`,
      BLOCK_LIMITS.optionText,
    ),
    value: String(id),
  };
}

function newName(isAlternative: boolean): InputBlock {
  return {
    ...nameInput(isAlternative ? '… or a new one' : 'Name of a new collection', ''),
    optional: isAlternative,
    ...(isAlternative
      ? { hint: plainText('A name here goes before the choice above.', BLOCK_LIMITS.inputHint) }
      : {}),
  };
}

/** Where a collection's name is typed. */
export function nameInput(label: string, initial: string): InputBlock {
  return {
    type: 'input',
    block_id: COLLECT.name,
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    element: {
      type: 'plain_text_input',
      action_id: COLLECT.name,
      max_length: COLLECTION_NAME_LENGTH,
      placeholder: plainText('Workshop March', BLOCK_LIMITS.placeholder),
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  };
}

/** Where a note on an entry is typed. */
export function noteInput(hint: string, initial = ''): InputBlock {
  return {
    type: 'input',
    block_id: COLLECT.note,
    optional: true,
    label: plainText('Note', BLOCK_LIMITS.inputLabel),
    hint: plainText(hint, BLOCK_LIMITS.inputHint),
    element: {
      type: 'plain_text_input',
      action_id: COLLECT.note,
      multiline: true,
      max_length: ENTRY_NOTE_LENGTH,
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  };
}
