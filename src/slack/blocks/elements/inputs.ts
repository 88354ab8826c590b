import type { InputBlock, PlainTextOption } from '@slack/types';
import { BLOCK_LIMITS } from '../../limits.ts';
import { plainText } from './basic-blocks.ts';

export function option(value: string, text: string): PlainTextOption {
  return { text: plainText(text, BLOCK_LIMITS.optionText), value };
}

export interface InputFields {
  /** Block and action are called the same. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Default: it may stay empty. */
  readonly need?: 'optional' | 'required';
}

/** A field of a form around its element. */
export function input(
  { id, label, hint, need = 'optional' }: InputFields,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: need === 'optional',
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    ...(hint === undefined ? {} : { hint: plainText(hint, BLOCK_LIMITS.inputHint) }),
    element,
  };
}

/** One of a few choices, opened with one of them. */
export function choice(
  fields: InputFields,
  values: readonly (readonly [value: string, text: string])[],
  chosen: string,
): InputBlock {
  const options = values.map(([value, text]) => option(value, text));
  const initial = options.find(({ value }) => value === chosen);
  return input(
    { ...fields, need: 'required' },
    {
      type: 'static_select',
      action_id: fields.id,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  );
}
