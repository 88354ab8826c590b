import type { KnownBlock, View } from '@slack/types';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../slack/limits.ts';
import { isObject, type JsonObject, objectsAt, stringAt } from '../json.ts';
import { blocksOn, type Surface } from './block-rules.ts';
import {
  anything,
  distinct,
  all as every,
  flag,
  may,
  must,
  type Rule,
  shape,
  string,
} from './rule.ts';
import { plainText } from './text-rules.ts';

export type CheckedBlocks =
  | { readonly ok: true; readonly blocks: readonly KnownBlock[] }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

export type CheckedView =
  | { readonly ok: true; readonly view: View }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Gives ids to what came without. */
export type NewBlockId = () => string;

/** Checks a message's blocks as Slack would, and gives block and action ids to those without. */
export function checkBlocks(value: unknown, newBlockId: NewBlockId): CheckedBlocks {
  const messages = faults(every(blocksOn('message'), distinct('block_id')), value, '/blocks');
  if (messages.length > 0 || !Array.isArray(value)) {
    return { ok: false, error: 'invalid_blocks', messages };
  }
  const blocks = value.filter(isObject);
  if (charactersOf(blocks, 'markdown') > BLOCK_LIMITS.markdown) {
    return { ok: false, error: 'msg_blocks_too_long', messages: [] };
  }
  if (charactersOf(blocks, 'table') > BLOCK_LIMITS.tableCharacters) {
    const tooLong = `[ERROR] table cells must have less than ${BLOCK_LIMITS.tableCharacters + 1} characters [json-pointer:/blocks]`;
    return { ok: false, error: 'invalid_blocks', messages: [tooLong] };
  }
  const known = blocks.map((block) => withIds(block, newBlockId));
  return areKnown(known)
    ? { ok: true, blocks: known }
    : { ok: false, error: 'invalid_blocks_format', messages: [] };
}

const metadata = {
  private_metadata: may(string(VIEW_LIMITS.privateMetadata, 0)),
  callback_id: may(string(BLOCK_LIMITS.callbackId, 0)),
  external_id: may(string(255, 0)),
  clear_on_close: may(flag),
  notify_on_close: may(flag),
};

const modal: Rule = every(
  shape({
    ...metadata,
    title: must(plainText(VIEW_LIMITS.title)),
    submit: may(plainText(VIEW_LIMITS.submit)),
    close: may(plainText(VIEW_LIMITS.close)),
    submit_disabled: may(flag),
    blocks: must(every(blocksOn('modal'), distinct('block_id'))),
  }),
  (value, at, report) => {
    const asks = isObject(value) && objectsAt(value, 'blocks').some(({ type }) => type === 'input');
    if (asks && isObject(value) && value.submit === undefined) {
      report('missing required field: submit', at);
    }
  },
);

const home: Rule = shape({
  ...metadata,
  title: may(anything),
  submit: may(anything),
  close: may(anything),
  blocks: must(every(blocksOn('home'), distinct('block_id'))),
});

/** Checks a view for one surface, and gives block and action ids to what came without. */
export function checkView(
  value: unknown,
  surface: Exclude<Surface, 'message'>,
  newBlockId: NewBlockId,
): CheckedView {
  if (!isObject(value) || value.type !== surface) {
    return {
      ok: false,
      messages: [`[ERROR] must be of type ${surface} [json-pointer:/view/type]`],
    };
  }
  const messages = faults(surface === 'modal' ? modal : home, value, '/view');
  if (messages.length > 0) {
    return { ok: false, messages };
  }
  const blocks = objectsAt(value, 'blocks').map((block) => withIds(block, newBlockId));
  const view = { ...value, blocks };
  return isView(view) ? { ok: true, view } : { ok: false, messages: [] };
}

function faults(rule: Rule, value: unknown, at: string): readonly string[] {
  const messages: string[] = [];
  rule(value, at, (problem, pointer) =>
    messages.push(`[ERROR] ${problem} [json-pointer:${pointer}]`),
  );
  return messages;
}

/** All characters of the blocks of one type together. */
function charactersOf(blocks: readonly JsonObject[], type: string): number {
  return blocks
    .filter((block) => block.type === type)
    .reduce((sum, block) => sum + textsIn(block), 0);
}

function textsIn(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, element) => sum + textsIn(element), 0);
  }
  if (!isObject(value)) {
    return 0;
  }
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textsIn(inner)),
    0,
  );
}

/** Elements that have an action id are the ones people can use. */
const passive = new Set(['image', 'plain_text', 'mrkdwn']);

function withIds(block: JsonObject, newBlockId: NewBlockId): JsonObject {
  const named = (element: unknown) =>
    isObject(element) && !passive.has(stringAt(element, 'type') ?? '')
      ? { ...element, action_id: element.action_id ?? newBlockId() }
      : element;
  const { type, elements, accessory, element } = block;
  return {
    ...block,
    block_id: block.block_id ?? newBlockId(),
    ...((type === 'actions' || type === 'context_actions') &&
      Array.isArray(elements) && { elements: elements.map(named) }),
    ...(type === 'section' && accessory !== undefined && { accessory: named(accessory) }),
    ...(type === 'input' && { element: named(element) }),
  };
}

/** Called on blocks that have passed the rules: they are what Slack's types describe. */
function areKnown(blocks: readonly JsonObject[]): blocks is readonly (JsonObject & KnownBlock)[] {
  return blocks.every(({ type }) => typeof type === 'string');
}

/** Called on a view that has passed the rules. */
function isView(view: JsonObject): view is JsonObject & View {
  return view.type === 'modal' || view.type === 'home';
}
