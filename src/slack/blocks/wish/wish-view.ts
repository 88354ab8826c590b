import type { InputBlock, KnownBlock } from '@slack/types';
import { ITEM_KINDS } from '../../../model/item.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { VIEWS, WISH } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { choice, input, option } from '../elements/inputs.ts';
import { kindPlural } from '../search/kind-title.ts';
import type { SlackModal } from '../slack-message.ts';
import type { WishFields } from './wish-fields.ts';
import { timeInputs } from './wish-time.ts';

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
 * The form for a digest of a channel, or an alert of one's own. It shows what there is to choose for
 * its cadence, and is drawn anew for another.
 *
 * @param notes - what Enter in the query has found out, below it.
 */
export function wishView(fields: WishFields, notes: readonly KnownBlock[] = []): SlackModal {
  const { context, what, at, timezone, empty, often, query, kinds, floor } = fields;
  const kept = {
    at,
    timezone,
    empty,
    often,
    ...(what === 'review' ? { query, kinds, floor } : {}),
  };
  return {
    type: 'modal',
    callback_id: VIEWS.wish,
    private_metadata: JSON.stringify({ ...context, kept }),
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
      ...channelInputs(fields),
      ...timeInputs(fields),
      ...shapeInputs(fields),
    ],
  };
}

const SUBJECTS = [
  ['items', 'new items of the archive'],
  ['review', 'what was decided, and what waits for review'],
] as const;

/** What a new digest of a channel tells of; the form is drawn anew for the other. */
function subjectInputs(fields: WishFields): readonly InputBlock[] {
  const { context, what } = fields;
  return context.version === null && (isDigest(fields) || what === 'review')
    ? [{ ...choice({ id: WISH.what, label: 'Tells of' }, SUBJECTS, what), dispatch_action: true }]
    : [];
}

const isDigest = ({ context, channel }: Pick<WishFields, 'context' | 'channel'>) =>
  channel !== null || context.place === 'channel';

export function headingOf(fields: Pick<WishFields, 'context' | 'channel'>): string {
  const what = isDigest(fields) ? 'digest' : 'alert';
  return `${fields.context.version === null ? 'New' : 'Edit'} ${what}`;
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

/** An alert that is edited stays in its person's direct messages, so that there is nothing to choose. */
function channelInputs({ context, channel }: WishFields): readonly InputBlock[] {
  const { place } = context;
  if (place === 'person') {
    return [];
  }
  const isNeeded = place === 'channel';
  return [
    input(
      {
        id: WISH.channel,
        label: 'Where',
        need: isNeeded ? 'required' : 'optional',
        ...(isNeeded ? {} : { hint: 'Empty: your direct messages, an alert that only you see.' }),
      },
      {
        type: 'conversations_select',
        action_id: WISH.channel,
        placeholder: plainText(
          isNeeded ? 'a channel' : 'my direct messages',
          BLOCK_LIMITS.placeholder,
        ),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(channel === null ? {} : { initial_conversation: channel }),
      },
    ),
  ];
}

function shapeInputs(fields: WishFields): readonly InputBlock[] {
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
