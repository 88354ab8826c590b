import { z } from 'zod';
import type { ActResult } from '../../src/workspace/page-protocol.ts';
import type { RunningApp } from './running-app.ts';

/** What an element holds, as Slack says it in `state.values`. */
export type Held = Readonly<Record<string, unknown>> & { readonly type: string };

export interface ForgedClick {
  readonly actionId: string;
  /** What the button, or the option of a menu, comes back with. */
  readonly value?: string;
  readonly channel: string;
  /** Default: a button. */
  readonly element?: Held;
  /** What is held by other elements of the message, by action. */
  readonly beside?: Readonly<Record<string, Held>>;
}

/**
 * Somebody presses a button that the app never gave them: it stands in a message of another app,
 * and says whatever is wanted. Everything else is as Slack sends it.
 */
export async function forgeClick(
  { workspace }: RunningApp,
  as: string,
  { actionId, value = '', channel, element = { type: 'button' }, beside = {} }: ForgedClick,
): Promise<void> {
  const blocks = [drawn(actionId, element), ...Object.entries(beside).map((one) => drawn(...one))];
  const ts = workspace.post({ channel, text: 'Press', blocks });
  const container = { kind: 'message', channel, ts } as const;
  const action = held(element, value);
  check(
    await workspace.act(as, {
      kind: 'action',
      container,
      blockId: actionId,
      actionId,
      action,
      values: valuesOf(beside),
    }),
  );
}

export interface ForgedWindow {
  readonly callbackId: string;
  /** Its `private_metadata`. */
  readonly remembered: string;
  /** Its fields, by the name that block and action have alike. */
  readonly fields: Readonly<Record<string, Held>>;
  /** Where somebody is who opens it. */
  readonly channel: string;
}

/** Opens a window of the app for somebody, with whatever in it; its id. */
export async function forgeWindow(
  running: RunningApp,
  as: string,
  { callbackId, remembered, fields, channel }: ForgedWindow,
): Promise<string> {
  const { workspace, botToken } = running;
  // Whatever they press gives leave to open one.
  await forgeClick(running, as, { actionId: 'nobody.listens', channel });
  const request = workspace.wire().findLast(({ name }) => name === 'block_actions')?.request;
  const text = { type: 'plain_text', text: 'Forged' };
  const view = {
    type: 'modal',
    title: text,
    submit: text,
    callback_id: callbackId,
    private_metadata: remembered,
    blocks: [{ type: 'section', text }, ...Object.entries(fields).map((field) => drawn(...field))],
  };
  const response = await fetch(new URL('views.open', workspace.apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ trigger_id: Trigger.parse(request).trigger_id, view }),
  });
  return Opened.parse(await response.json()).view.id;
}

const Trigger = z.object({ trigger_id: z.string() });
const Opened = z.object({ view: z.object({ id: z.string() }) });

/** Presses what stands in a forged window. */
export async function pressForged(
  { workspace }: RunningApp,
  as: string,
  { viewId, actionId, value = '', element = { type: 'button' } }: PressedInWindow,
): Promise<void> {
  check(
    await workspace.act(as, {
      kind: 'action',
      container: { kind: 'view', viewId },
      blockId: actionId,
      actionId,
      action: held(element, value),
      values: {},
    }),
  );
}

interface PressedInWindow extends Pick<ForgedClick, 'actionId' | 'value' | 'element'> {
  readonly viewId: string;
}

/** Sends a forged window in; what the app says of its fields is part of what is seen. */
export async function submitForged(
  { workspace }: RunningApp,
  as: string,
  viewId: string,
  fields: ForgedWindow['fields'],
): Promise<void> {
  await workspace.act(as, { kind: 'submit-view', viewId, values: valuesOf(fields) });
}

const valuesOf = (fields: Readonly<Record<string, Held>>) =>
  Object.fromEntries(Object.entries(fields).map(([id, state]) => [id, { [id]: state }]));

function held(element: Held, value: string): Held {
  if (element.type === 'button' || element.type === 'plain_text_input') {
    return { value, ...element };
  }
  return Object.keys(element).length > 1 ? element : { ...element, selected_option: option(value) };
}

const plain = { type: 'plain_text', text: 'Press' };
const option = (value: string) => ({ text: plain, value });

/** A block with the element, as Slack takes it; its block is called as its action is. */
function drawn(actionId: string, { type }: Held) {
  const options = [option('one'), option('two')];
  const looks: Readonly<Record<string, object>> = {
    button: { text: plain, value: 'one' },
    overflow: { options },
    static_select: { options },
    radio_buttons: { options },
    checkboxes: { options },
    external_select: { min_query_length: 0 },
    plain_text_input: { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
  };
  const element = { type, action_id: actionId, ...looks[type] };
  return type === 'button' || type === 'overflow'
    ? { type: 'actions', block_id: actionId, elements: [element] }
    : {
        type: 'input',
        block_id: actionId,
        label: plain,
        element,
        optional: true,
        dispatch_action: true,
      };
}

function check(result: ActResult): void {
  if (!result.ok) {
    throw new Error(result.error);
  }
}
