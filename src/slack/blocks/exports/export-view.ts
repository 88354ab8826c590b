import type { Button, InputBlock, PlainTextOption } from '@slack/types';
import type { Collection } from '../../../model/collection.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { ACTIONS, EXPORT_FORM, VIEWS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, context, plainText } from '../elements/basic-blocks.ts';
import { bold, richText, section } from '../elements/rich-text.ts';
import type { SlackModal } from '../slack-message.ts';
import type { ExportWhat, FileFormat } from './export-ask.ts';

const WHATS: readonly (readonly [ExportWhat, string])[] = [
  ['sheet', 'A sheet for a workshop'],
  ['items', 'Items'],
  ['flags', 'Flags'],
  ['nominations', 'Suggested messages'],
  ['decisions', 'Decisions'],
  ['log', 'The whole review log'],
];

const FORMATS: Readonly<Record<FileFormat, string>> = {
  html: 'To print (HTML)',
  md: 'For a wiki (Markdown)',
  csv: 'For a spreadsheet (CSV)',
  jsonl: 'For programs (JSON Lines)',
};

/** Asks what is to be written out and how; the file comes as a direct message. */
export function exportView(): SlackModal {
  const formats = [option('csv'), option('html'), option('md'), option('jsonl')];
  return form(null, 'Export', [
    select(),
    queryInput(),
    radio(EXPORT_FORM.format, 'As', formats, 'csv'),
    toYou(),
  ]);
}

/** Hands a collection out. */
export function handOutView({ id, name }: Collection): SlackModal {
  const formats = [option('html'), option('md'), option('csv'), option('jsonl')];
  return form(id, 'Hand out', [
    richText(section(bold(name))),
    radio(EXPORT_FORM.format, 'As', formats, 'html'),
    radio(
      EXPORT_FORM.arrange,
      'Arranged',
      [choice('by-theme', 'By theme'), choice('in-order', 'In our order')],
      'by-theme',
    ),
    toYou(),
  ]);
}

function form(
  collection: Collection['id'] | null,
  title: string,
  blocks: SlackModal['blocks'],
): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.export,
    private_metadata: value({ collection }),
    title: plainText(title, VIEW_LIMITS.title),
    submit: plainText('Send me the file', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks,
  };
}

function toYou() {
  return context('The file comes to your direct messages with Signalpost; only you see it there.');
}

function select(): InputBlock {
  const options = WHATS.map(([what, label]) => choice(what, label));
  return {
    type: 'input',
    block_id: EXPORT_FORM.what,
    label: plainText('What', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'static_select',
      action_id: EXPORT_FORM.what,
      options,
      initial_option: choice('decisions', 'Decisions'),
    },
  };
}

function queryInput(): InputBlock {
  return {
    type: 'input',
    block_id: EXPORT_FORM.query,
    optional: true,
    label: plainText('Only items that this query finds', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'plain_text_input',
      action_id: EXPORT_FORM.query,
      max_length: 500,
      placeholder: plainText('rel:>=4 since:90d', BLOCK_LIMITS.placeholder),
    },
  };
}

function radio(
  id: string,
  label: string,
  options: readonly PlainTextOption[],
  initial: string,
): InputBlock {
  const chosen = options.find(({ value: one }) => one === initial);
  return {
    type: 'input',
    block_id: id,
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    element: {
      type: 'radio_buttons',
      action_id: id,
      options: [...options],
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

function option(format: FileFormat): PlainTextOption {
  return choice(format, FORMATS[format]);
}

function choice(id: string, label: string): PlainTextOption {
  return { text: plainText(label, BLOCK_LIMITS.optionText), value: id };
}

/** Opens the form, wherever curators look at what was decided. */
export function exportButton(): Button {
  return button({ label: 'Export…', actionId: ACTIONS.export, value: 'export' });
}

export function handOutButton({ id, name }: Collection): Button {
  return button({
    label: 'Hand out…',
    actionId: ACTIONS.handOut,
    value: value({ collection: id }),
    style: 'primary',
    spoken: `Hand out… ${name}`,
  });
}
