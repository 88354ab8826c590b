import type { InputBlock, PlainTextOption } from '@slack/types';
import { ITEM_KINDS } from '../../../../model/item.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../../limits.ts';
import { SEARCH_MODAL, VIEWS } from '../../action-ids.ts';
import { plainText } from '../../elements/basic-blocks.ts';
import type { SlackModal } from '../../slack-message.ts';
import { kindPlural } from '../kind-title.ts';
import type { SearchFields } from './search-fields.ts';

/** Longer than any query that is read (see search/query). */
const LONGEST_TEXT = 500;

const RELEVANCIES = [
  ['>=4', '4 and 5'],
  ['5', '5 only'],
  ['>=3', '3 and more'],
  ['unrated', 'unrated'],
] as const;

const PERIODS = [
  ['7d', 'the last 7 days'],
  ['30d', 'the last 30 days'],
  ['90d', 'the last 90 days'],
  ['365d', 'the last year'],
] as const;

const KINDS: readonly PlainTextOption[] = ITEM_KINDS.map((kind) => option(kind, kindPlural(kind)));

/** The search from anywhere: words, and the filters as selects. @param fields - what it opens with. */
export function searchView(fields: SearchFields): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.search,
    title: plainText('Search Signalpost', VIEW_LIMITS.title),
    submit: plainText('Search', VIEW_LIMITS.submit),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [words(fields.text), kinds(fields), ...facets(fields), ...choices(fields)],
  };
}

function words(text: string): InputBlock {
  return {
    type: 'input',
    block_id: SEARCH_MODAL.text,
    optional: true,
    label: plainText('Words', BLOCK_LIMITS.inputLabel),
    hint: plainText('As after a command: "a phrase", OR, -not, prefix*', BLOCK_LIMITS.inputHint),
    element: {
      type: 'plain_text_input',
      action_id: SEARCH_MODAL.text,
      max_length: LONGEST_TEXT,
      focus_on_load: true,
      placeholder: plainText('regulation', BLOCK_LIMITS.placeholder),
      ...(text === '' ? {} : { initial_value: text }),
    },
  };
}

function kinds({ kinds: chosen }: SearchFields): InputBlock {
  const initial = KINDS.filter(({ value }) => chosen.some((kind) => kind === value));
  return {
    type: 'input',
    block_id: SEARCH_MODAL.kinds,
    optional: true,
    label: plainText('Tables', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'multi_static_select',
      action_id: SEARCH_MODAL.kinds,
      placeholder: plainText('all five', BLOCK_LIMITS.placeholder),
      options: [...KINDS],
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  };
}

function facets({ theme, keyword }: SearchFields): readonly InputBlock[] {
  return [
    facet(SEARCH_MODAL.theme, 'Theme', 'any theme', theme),
    facet(SEARCH_MODAL.keyword, 'Keyword', 'any keyword', keyword),
  ];
}

/** Its options are the archive's own, asked for as somebody types. */
function facet(id: string, label: string, none: string, chosen: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    element: {
      type: 'external_select',
      action_id: id,
      min_query_length: 0,
      placeholder: plainText(none, BLOCK_LIMITS.placeholder),
      ...(chosen === undefined ? {} : { initial_option: option(chosen, chosen) }),
    },
  };
}

function choices({ relevancy, since }: SearchFields): readonly InputBlock[] {
  return [
    choice(SEARCH_MODAL.relevancy, 'Relevancy', 'any', RELEVANCIES, relevancy),
    choice(SEARCH_MODAL.since, 'Page date', 'any time', PERIODS, since),
  ];
}

function choice(
  id: string,
  label: string,
  none: string,
  values: readonly (readonly [string, string])[],
  chosen: string | undefined,
): InputBlock {
  const options = values.map(([value, text]) => option(value, text));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    element: {
      type: 'static_select',
      action_id: id,
      placeholder: plainText(none, BLOCK_LIMITS.placeholder),
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function option(value: string, text: string): PlainTextOption {
  return { text: plainText(text, BLOCK_LIMITS.optionText), value };
}
