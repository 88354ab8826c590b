import type { InputBlock } from '@slack/types';
import { BLOCK_LIMITS } from '../../limits.ts';
import { WISH } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { choice, input, option } from '../elements/inputs.ts';
import { AS_IT_IS, CADENCES } from './cadence.ts';
import { cadenceFor, type WishFields } from './wish-fields.ts';

/** When it comes, and what of that depends on it: a time of day, or how often at most. */
export function timeInputs(fields: WishFields): readonly InputBlock[] {
  const cadence = cadenceFor(fields);
  const when = choice({ id: WISH.cadence, label: 'When' }, cadences(fields), cadence);
  return [
    { ...when, dispatch_action: true },
    ...(cadence === 'index'
      ? [oftenInput(fields)]
      : [timeInput(fields), zoneInput(fields), emptyInput(fields)]),
  ];
}

function cadences({ cadence, what }: WishFields): readonly (readonly [string, string])[] {
  const offered = what === 'review' ? CADENCES.filter(([value]) => value !== 'index') : CADENCES;
  return cadence === AS_IT_IS ? [[AS_IT_IS, 'On the days it has now'], ...offered] : offered;
}

function timeInput({ at }: WishFields): InputBlock {
  return input(
    { id: WISH.at, label: 'At', need: 'required' },
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

function emptyInput({ what, empty }: WishFields): InputBlock {
  return choice(
    {
      id: WISH.empty,
      label: what === 'review' ? 'When nothing was decided and nothing waits' : 'When nothing came',
    },
    [
      ['skip', 'say nothing'],
      ['post', 'say so in one line'],
    ],
    empty,
  );
}

function oftenInput({ often: isOften }: WishFields): InputBlock {
  const often = option('often', 'More than one message an hour, if so much comes');
  return input(
    { id: WISH.often, label: 'How often' },
    {
      type: 'checkboxes',
      action_id: WISH.often,
      options: [often],
      ...(isOften ? { initial_options: [often] } : {}),
    },
  );
}
