import type { JsonObject } from '../json.ts';
import type { Act, ActResult } from '../page-protocol.ts';
import { checkOptions } from '../rules/check-options.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { surroundings } from './container.ts';
import { findElement, stateValues } from './element-state.ts';
import { failureCode } from './failure-text.ts';
import { interactionIn } from './interaction.ts';

/** Of an element, what Slack repeats in `actions[0]`. */
const repeated = ['text', 'value', 'style', 'url', 'placeholder', 'confirm'];

/** Someone presses a button or chooses something: block_actions. */
export async function pressElement(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'action' }>,
): Promise<ActResult> {
  const { state, triggerIds } = deps;
  const around = surroundings(deps, as, act.container, act.blockId);
  const element = around && findElement(around.blocks, act.blockId, act.actionId);
  if (around === undefined || element === undefined) {
    return failed('That button is no longer there.');
  }
  const { type, ...value } = act.action;
  const values = stateValues(around.blocks, {
    ...act.values,
    [act.blockId]: { ...act.values[act.blockId], [act.actionId]: value },
  });
  const receipt = await deps.deliver({
    type: 'interactive',
    name: 'block_actions',
    payload: {
      type: 'block_actions',
      ...interactionIn(act.container, state, as),
      ...around.fields(values),
      trigger_id: triggerIds.issue(as),
      actions: [
        {
          ...picked(element, repeated),
          ...value,
          type,
          action_id: act.actionId,
          block_id: act.blockId,
          action_ts: state.nextTs(),
        },
      ],
    },
  });
  return receipt.kind === 'failed' ? failed(failureCode(receipt)) : done;
}

/** Someone types into an external select: block_suggestion; the app answers with options. */
export async function askForOptions(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'options' }>,
): Promise<ActResult> {
  const around = surroundings(deps, as, act.container, act.blockId);
  if (around === undefined || findElement(around.blocks, act.blockId, act.actionId) === undefined) {
    return failed('That menu is no longer there.');
  }
  const { response_url: _none, ...fields } = around.fields(stateValues(around.blocks, {}));
  const receipt = await deps.deliver({
    type: 'interactive',
    asksForOptions: true,
    name: 'block_suggestion',
    payload: {
      type: 'block_suggestion',
      ...interactionIn(act.container, deps.state, as),
      ...fields,
      action_id: act.actionId,
      block_id: act.blockId,
      value: act.typed,
    },
  });
  if (receipt.kind === 'failed') {
    return failed(failureCode(receipt));
  }
  const checked = checkOptions(receipt.body);
  return checked.ok ? { ok: true, options: checked.options } : failed(checked.messages.join('\n'));
}

function picked(element: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(element).filter(([key]) => keys.includes(key)));
}
