import type { ActionsBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { ITEM_KINDS } from '../../../model/item.ts';
import { QueueFilter } from '../../../model/review/review-queue.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { QUEUE } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { kindPlural } from '../search/kind-title.ts';
import { type QueueState, queueBlockId } from './queue-state.ts';

/** Chosen to take a filter away. */
const ANY = 'any';

const SORTS = [
  ['flagged', 'Most flagged'],
  ['oldest', 'Oldest first'],
  ['relevancy', 'Most relevant'],
] as const;

const SHOWN = [
  [ANY, 'All that wait'],
  ['mine', 'Assigned to me'],
  ['unassigned', 'Assigned to nobody'],
  ['old:7', 'A week and older'],
  ['old:30', 'A month and older'],
  ['later', 'Put off'],
] as const;

/** `[Most flagged ▾] [Kind ▾] [Theme ▾] [Reason ▾] [Flagged by ▾] [All that wait ▾]`. */
export function queueFilters(state: QueueState, reasons: readonly string[]): ActionsBlock {
  const { filter, sort } = state;
  const kinds = ITEM_KINDS.map((kind) => [kind, kindPlural(kind)] as const);
  return {
    type: 'actions',
    block_id: queueBlockId(state, 'filters'),
    elements: [
      select(QUEUE.sort, 'Sorted', SORTS, sort),
      select(
        QUEUE.kind,
        'Kind',
        [[ANY, 'Every kind'], ...kinds, ['nomination', 'Suggestions']],
        filter.kind,
      ),
      {
        type: 'external_select',
        action_id: QUEUE.theme,
        min_query_length: 0,
        placeholder: plainText('Theme', BLOCK_LIMITS.placeholder),
        ...(filter.theme === undefined
          ? {}
          : { initial_option: option(filter.theme, filter.theme) }),
      },
      ...(reasons.length === 0
        ? []
        : [
            select(
              QUEUE.reason,
              'Reason',
              [[ANY, 'Any reason'], ...reasons.map((reason) => [reason, reason] as const)],
              filter.reason,
            ),
          ]),
      {
        type: 'users_select',
        action_id: QUEUE.flaggedBy,
        placeholder: plainText('Flagged by', BLOCK_LIMITS.placeholder),
        ...(filter.flaggedBy === undefined ? {} : { initial_user: filter.flaggedBy }),
      },
      select(QUEUE.shown, 'Shown', SHOWN, shownOf(filter)),
    ],
  };
}

/** The filter after a choice in one of the menus; undefined for what is no choice of ours. */
export function withChoice(
  state: QueueState,
  actionId: string,
  chosen: string,
): Omit<QueueState, 'page'> | undefined {
  const { filter, sort } = state;
  const value = chosen === ANY ? undefined : chosen;
  switch (actionId) {
    case QUEUE.sort: {
      const found = SORTS.find(([id]) => id === chosen);
      return found === undefined ? undefined : { filter, sort: found[0] };
    }
    case QUEUE.kind: {
      const kind = value === 'nomination' ? value : ITEM_KINDS.find((one) => one === value);
      return { filter: { ...filter, kind }, sort };
    }
    case QUEUE.theme:
      return { filter: { ...filter, theme: QueueFilter.shape.theme.safeParse(value).data }, sort };
    case QUEUE.reason:
      return {
        filter: { ...filter, reason: QueueFilter.shape.reason.safeParse(value).data },
        sort,
      };
    case QUEUE.shown:
      return { filter: { ...filter, ...shownFilter(chosen) }, sort };
    default:
      return undefined;
  }
}

function shownFilter(chosen: string): Pick<QueueFilter, 'assigned' | 'olderThanDays' | 'putOff'> {
  const none = { assigned: undefined, olderThanDays: undefined, putOff: undefined };
  const days = /^old:(\d+)$/.exec(chosen)?.[1];
  switch (chosen) {
    case 'mine':
      return { ...none, assigned: 'me' };
    case 'unassigned':
      return { ...none, assigned: 'nobody' };
    case 'later':
      return { ...none, putOff: true };
    default:
      return days === undefined ? none : { ...none, olderThanDays: Number(days) };
  }
}

function shownOf({ assigned, olderThanDays, putOff }: QueueFilter): string {
  if (putOff === true) {
    return 'later';
  }
  if (assigned !== undefined) {
    return assigned === 'me' ? 'mine' : 'unassigned';
  }
  return olderThanDays === undefined ? ANY : `old:${olderThanDays}`;
}

function select(
  actionId: string,
  placeholder: string,
  choices: readonly (readonly [string, string])[],
  chosen: string | undefined,
): StaticSelect {
  const options = choices.map(([value, text]) => option(value, text));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plainText(placeholder, BLOCK_LIMITS.placeholder),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function option(value: string, text: string): PlainTextOption {
  return {
    text: plainText(text, BLOCK_LIMITS.optionText),
    value: value.slice(0, BLOCK_LIMITS.optionValue),
  };
}
