import { BLOCK_LIMITS } from '../../slack/limits.ts';
import { isObject } from '../json.ts';
import { option, optionGroup } from './element-rules.ts';
import { list } from './rule.ts';

export type CheckedOptions =
  | { readonly ok: true; readonly options: readonly unknown[] }
  | { readonly ok: false; readonly messages: readonly string[] };

const anyOptions = list(option, BLOCK_LIMITS.selectOptions, 0);
const anyGroups = list(optionGroup, BLOCK_LIMITS.optionGroups, 0);

/** Checks what an app answers to a block_suggestion: options, or groups of them; none is an answer too. */
export function checkOptions(body: unknown): CheckedOptions {
  const { options, option_groups: groups } = isObject(body) ? body : {};
  const messages: string[] = [];
  const [rule, key] = groups === undefined ? [anyOptions, 'options'] : [anyGroups, 'option_groups'];
  const answered = groups ?? options ?? [];
  rule(answered, `/${key}`, (problem, pointer) =>
    messages.push(`[ERROR] ${problem} [json-pointer:${pointer}]`),
  );
  return messages.length === 0 && Array.isArray(answered)
    ? { ok: true, options: answered }
    : { ok: false, messages };
}
