import type { InputBlock, KnownBlock } from '@slack/types';
import { ITEM_KINDS } from '../../../model/item.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS, WISH } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { choice, input, option } from '../elements/inputs.ts';
import { kindPlural } from '../search/kind-title.ts';
import type { SlackModal } from '../slack-message.ts';
import { AS_IT_IS, CADENCES } from './cadence.ts';
import { cadenceFor, type WishFields } from './wish-fields.ts';

/** Longer than any query that is read (see search/query). */
const LONGEST_QUERY = 500;
const LONGEST_TITLE = 120;
const MOST_ITEMS = 50;

const FLOORS = [
  ['any', 'any'],
  ['3', '3 and more'],
  ['4', '4 and 5'],
  ['5', '5 only'],
] as const;

const GROUPINGS = [
  ['page', 'by article'],
  ['theme', 'by theme'],
  ['kind', 'by kind'],
  ['none', 'not at all'],
] as const;

/**
 * The form for a digest of a channel, or an alert of one's own.
 *
 * @param notes - what Enter in the query has found out, below it.
 */
export function wishView(fields: WishFields, notes: readonly KnownBlock[] = []): SlackModal {
  return {
    type: 'modal',
    callback_id: VIEWS.wish,
    private_metadata: JSON.stringify(fields.context),
    title: plainText(headingOf(fields), VIEW_LIMITS.title),
    submit: plainText('Preview', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      ...subjectInputs(fields),
      ...(fields.what === 'review' ? [] : [queryInput(fields)]),
      ...notes,
      ...(fields.what === 'review'
        ? []
        : [
            kindsInput(fields),
            choice({ id: WISH.floor, label: 'Relevancy' }, FLOORS, String(fields.floor ?? 'any')),
          ]),
      channelInput(fields),
      choice({ id: WISH.cadence, label: 'When' }, cadences(fields), cadenceFor(fields)),
      timeInput(fields),
      zoneInput(fields),
      ...shapeInputs(fields),
    ],
  };
}

const SUBJECTS = [
  ['items', 'new items of the archive'],
  ['review', 'what was decided, and what waits for review'],
] as const;

/** What a new digest of a channel tells of; the form is drawn anew for the other. */
function subjectInputs({ context, channel, what }: WishFields): readonly InputBlock[] {
  return context.version === null && (channel !== null || what === 'review')
    ? [{ ...choice({ id: WISH.what, label: 'Tells of' }, SUBJECTS, what), dispatch_action: true }]
    : [];
}

export function headingOf({ context, channel }: Pick<WishFields, 'context' | 'channel'>): string {
  const what = channel === null ? 'alert' : 'digest';
  return `${context.version === null ? 'New' : 'Edit'} ${what}`;
}

function queryInput({ query }: WishFields): InputBlock {
  return {
    ...input(
      {
        id: WISH.query,
        label: 'What for',
        hint:
          query.length > LONGEST_QUERY
            ? `Cut after ${LONGEST_QUERY} characters, the most that a digest asks for. Look at its end.`
            : 'As after a command: regulation -finance, theme:health, "a phrase". Empty takes everything. Enter counts.',
      },
      {
        type: 'plain_text_input',
        action_id: WISH.query,
        max_length: LONGEST_QUERY,
        focus_on_load: true,
        placeholder: plainText('regulation -finance', BLOCK_LIMITS.placeholder),
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(query === '' ? {} : { initial_value: query.slice(0, LONGEST_QUERY) }),
      },
    ),
    dispatch_action: true,
  };
}

function kindsInput({ kinds }: WishFields): InputBlock {
  const options = ITEM_KINDS.map((kind) => option(kind, kindPlural(kind)));
  const initial = options.filter(({ value }) => kinds.some((kind) => kind === value));
  return input(
    { id: WISH.kinds, label: 'Tables' },
    {
      type: 'multi_static_select',
      action_id: WISH.kinds,
      placeholder: plainText('all five', BLOCK_LIMITS.placeholder),
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  );
}

function channelInput({ channel }: WishFields): InputBlock {
  return input(
    {
      id: WISH.channel,
      label: 'Where',
      hint: 'Empty: your direct messages, an alert that only you see.',
    },
    {
      type: 'conversations_select',
      action_id: WISH.channel,
      placeholder: plainText('my direct messages', BLOCK_LIMITS.placeholder),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channel === null ? {} : { initial_conversation: channel }),
    },
  );
}

function cadences({ cadence, what }: WishFields): readonly (readonly [string, string])[] {
  const offered = what === 'review' ? CADENCES.filter(([value]) => value !== 'index') : CADENCES;
  return cadence === AS_IT_IS ? [[AS_IT_IS, 'On the days it has now'], ...offered] : offered;
}

function timeInput({ at, what }: WishFields): InputBlock {
  return input(
    {
      id: WISH.at,
      label: 'At',
      ...(what === 'review' ? {} : { hint: 'Not for what comes as soon as there is something.' }),
      need: 'required',
    },
    { type: 'timepicker', action_id: WISH.at, initial_time: at },
  );
}

/** Its options are asked for as somebody types: there are 418 zones. */
function zoneInput({ timezone }: WishFields): InputBlock {
  return input(
    { id: WISH.timezone, label: 'Time zone', need: 'required' },
    {
      type: 'external_select',
      action_id: WISH.timezone,
      min_query_length: 0,
      placeholder: plainText('Europe/Paris', BLOCK_LIMITS.placeholder),
      initial_option: option(timezone, timezone),
    },
  );
}

function shapeInputs(fields: WishFields): readonly InputBlock[] {
  const often = option('often', 'More than one message an hour, if so much comes');
  const isReview = fields.what === 'review';
  return [
    input(
      {
        id: WISH.limit,
        label: `${isReview ? 'Decisions' : 'Items'} in one message at most`,
        need: 'required',
      },
      {
        type: 'number_input',
        action_id: WISH.limit,
        is_decimal_allowed: false,
        min_value: '1',
        max_value: String(MOST_ITEMS),
        initial_value: String(fields.limit),
      },
    ),
    ...(isReview
      ? []
      : [choice({ id: WISH.grouping, label: 'Grouped' }, GROUPINGS, fields.grouping)]),
    choice(
      {
        id: WISH.empty,
        label: isReview ? 'When nothing was decided and nothing waits' : 'When nothing came',
      },
      [
        ['skip', 'say nothing'],
        ['post', 'say so in one line'],
      ],
      fields.empty,
    ),
    ...(isReview
      ? []
      : [
          input(
            { id: WISH.often, label: 'As soon as something comes' },
            {
              type: 'checkboxes',
              action_id: WISH.often,
              options: [often],
              ...(fields.often ? { initial_options: [often] } : {}),
            },
          ),
        ]),
    input(
      {
        id: WISH.title,
        label: 'Title',
        ...(isReview ? {} : { hint: 'Empty: made of what it is for.' }),
      },
      {
        type: 'plain_text_input',
        action_id: WISH.title,
        max_length: LONGEST_TITLE,
        ...(fields.title === '' ? {} : { initial_value: fields.title.slice(0, LONGEST_TITLE) }),
      },
    ),
  ];
}
