import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import {
  COLLECTION_NAME_LENGTH,
  type Collection,
  ENTRY_NOTE_LENGTH,
} from '../../../model/collection.ts';
import { counted } from '../../../model/counted.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { COLLECT, VIEWS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { bold, richText, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { smallPrint } from '../elements/small-print.ts';
import { itemName } from '../search/item-card.ts';
import { pagePrint } from '../search/page-print.ts';
import type { SlackModal } from '../slack-message.ts';

export interface CollectFields {
  readonly found: ArchiveItem;
  /** Open ones, last changed first, at most a hundred. */
  readonly open: readonly Collection[];
  /** Those that hold the item already. */
  readonly holding: readonly Collection[];
}

/** Asks into which collection an item goes, or the name of a new one, and a note. */
export function collectView({ found, open, holding }: CollectFields): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.collect,
    private_metadata: value({ item: found.item.id }),
    title: plainText('Collect', VIEW_LIMITS.title),
    submit: plainText('Collect', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      richText(section(bold(itemName(found)))),
      smallPrint(...pagePrint(found)),
      ...alreadyIn(holding),
      ...(open.length === 0 ? [] : [choice(open, holding)]),
      newName(open.length > 0),
      noteInput('Why it matters for the workshop; everybody can read it.'),
    ],
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
