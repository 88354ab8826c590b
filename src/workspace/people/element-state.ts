import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from '../json.ts';
import type { StateValues } from '../page-protocol.ts';

/** What an untouched element holds: the key in its state, where it begins, and its value when empty. */
const stateful: Readonly<
  Record<string, { readonly key: string; readonly initial: string; readonly empty: unknown }>
> = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  url_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: {
    key: 'selected_conversation',
    initial: 'initial_conversation',
    empty: null,
  },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: {
    key: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
};

/** The elements of a block that people can use. */
function elementsOf(block: JsonObject): readonly JsonObject[] {
  switch (block.type) {
    case 'input':
      return [objectAt(block, 'element')];
    case 'section':
      return isObject(block.accessory) ? [block.accessory] : [];
    case 'actions':
    case 'context_actions':
      return objectsAt(block, 'elements');
    default:
      return [];
  }
}

/** The element that someone used; undefined where the blocks hold no such. */
export function findElement(
  blocks: readonly unknown[],
  blockId: string,
  actionId: string,
): JsonObject | undefined {
  return blocks
    .filter(isObject)
    .filter((block) => block.block_id === blockId)
    .flatMap(elementsOf)
    .find((element) => element.action_id === actionId);
}

/**
 * `state.values` as Slack sends it: every element that holds a value, whether touched or not.
 *
 * @param given - what was filled in; wins over initial values.
 */
export function stateValues(blocks: readonly unknown[], given: StateValues): StateValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const block of blocks.filter(isObject)) {
    const blockId = stringAt(block, 'block_id') ?? '';
    for (const element of elementsOf(block)) {
      const actionId = stringAt(element, 'action_id') ?? '';
      const type = stringAt(element, 'type') ?? '';
      const kind = stateful[type];
      if (kind !== undefined) {
        const value = element[kind.initial] ?? kind.empty;
        const filled = given[blockId]?.[actionId];
        values[blockId] = {
          ...values[blockId],
          [actionId]: { type, [kind.key]: value, ...(isObject(filled) && filled) },
        };
      }
    }
  }
  return values;
}

/** What Slack's own client complains about before it asks the app: block id → sentence. */
export function inputErrors(
  blocks: readonly unknown[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const block of blocks.filter(isObject)) {
    if (block.type === 'input') {
      const element = objectAt(block, 'element');
      const blockId = stringAt(block, 'block_id') ?? '';
      const value = values[blockId]?.[stringAt(element, 'action_id') ?? ''];
      const error = inputError(block, element, isObject(value) ? value : {});
      if (error !== null) {
        errors[blockId] = error;
      }
    }
  }
  return errors;
}

function inputError(block: JsonObject, element: JsonObject, value: JsonObject): string | null {
  const kind = stateful[stringAt(element, 'type') ?? ''];
  const held = kind === undefined ? undefined : value[kind.key];
  const empty =
    held === undefined ||
    held === null ||
    held === '' ||
    (Array.isArray(held) && held.length === 0);
  if (empty) {
    return block.optional === true ? null : 'Please complete this required field.';
  }
  const { min_length: least, max_length: most } = element;
  if (typeof held !== 'string' || element.type !== 'plain_text_input') {
    return null;
  }
  if (typeof least === 'number' && held.length < least) {
    return `Please enter at least ${least} characters.`;
  }
  return typeof most === 'number' && held.length > most
    ? `Please enter at most ${most} characters.`
    : null;
}
