import type { Act } from '../../../src/model/authority.ts';
import type { Held } from '../../support/forge.ts';
import type { Stage } from './stage.ts';

/**
 * One thing that the app listens to, and what it takes. `does` is the table that it writes to;
 * `answer` shows something, `options` fills a menu, and `nothing` is a link that opens by itself.
 */
export interface Row {
  /** As it is registered: `action item.flag`. */
  readonly id: string;
  /** Tells rows of the same id apart. */
  readonly what?: string;
  /** The row of the table; nobody is asked for what shows and keeps nothing. */
  readonly act: Act | 'anybody';
  readonly does: string;
  /** Gets everything ready; what it gives back does it. */
  readonly ready: (stage: Stage) => Promise<() => Promise<unknown>>;
}

type Value = object | string;
type ValueOf = (stage: Stage) => Value | Promise<Value>;

const written = (value: Value) => (typeof value === 'string' ? value : JSON.stringify(value));

export interface Pressing {
  readonly value?: ValueOf;
  readonly what?: string;
  /** Default: a button. */
  readonly element?: Held | ((stage: Stage) => Held);
}

/** A button or a menu in a message. */
export function pressed(
  actionId: string,
  act: Row['act'],
  does: string,
  { value = () => '', what, element }: Pressing = {},
): Row {
  return {
    id: `action ${actionId}`,
    ...(what === undefined ? {} : { what }),
    act,
    does,
    ready: async (stage) => {
      const text = written(await value(stage));
      const held = typeof element === 'function' ? element(stage) : element;
      return () => stage.click(actionId, text, held);
    },
  };
}

/** The same in a window, which remembers something. */
export function pressedInWindow(
  actionId: string,
  act: Row['act'],
  does: string,
  {
    value = () => '',
    remembered = () => '',
    element = { type: 'button' },
  }: { value?: ValueOf; remembered?: ValueOf; element?: Held } = {},
): Row {
  return {
    id: `action ${actionId}`,
    act,
    does,
    ready: async (stage) => {
      const text = written(await value(stage));
      const fields = { [actionId]: element };
      const form = await stage.window('forged', written(await remembered(stage)), fields);
      return () => form.press(actionId, text, element);
    },
  };
}

export interface Sending {
  readonly what?: string;
  readonly remembered: ValueOf;
  readonly fields?: (stage: Stage) => Readonly<Record<string, Held>>;
}

/** A form that is sent in. */
export function sent(
  callbackId: string,
  act: Row['act'],
  does: string,
  { what, remembered, fields = () => ({}) }: Sending,
): Row {
  return {
    id: `view ${callbackId}`,
    ...(what === undefined ? {} : { what }),
    act,
    does,
    ready: async (stage) => {
      const text = written(await remembered(stage));
      const form = await stage.window(callbackId, text, fields(stage));
      return () => form.submit();
    },
  };
}

export const overflow: Held = { type: 'overflow' };
export const typed = (value: string): Held => ({ type: 'plain_text_input', value });
export const chosen = (value: string): Held => ({
  type: 'static_select',
  selected_option: { text: { type: 'plain_text', text: 'Chosen' }, value },
});
export const ticked = (...values: readonly string[]): Held => ({
  type: 'checkboxes',
  selected_options: values.map((value) => ({ text: { type: 'plain_text', text: 'One' }, value })),
});
