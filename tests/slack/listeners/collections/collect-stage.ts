import type { Message } from '../../../../src/workspace/page-protocol.ts';
import type { RunningApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

export const typed = (value: string) => ({ type: 'plain_text_input', value });

const selected = (type: string) => (value: string | number) => ({
  type,
  selected_option: { value: String(value), text: { type: 'plain_text', text: 'x' } },
});
/** A collection, by its id, in the menu of *Collect…*. */
export const choose = selected('static_select');
/** How much of a search. */
export const which = selected('radio_buttons');

/** Sends the form of a collection in, its fields by their short names. */
export async function submitForm(
  { workspace }: RunningApp,
  as: string,
  fields: Readonly<Record<string, object>>,
): Promise<unknown> {
  const modal = await workspace.until(as, ({ modals }) => modals.at(-1));
  const values = Object.fromEntries(
    Object.entries(fields).map(([id, state]) => [`collect.${id}`, { [`collect.${id}`]: state }]),
  );
  return workspace.act(as, { kind: 'submit-view', viewId: modal.id, values });
}

/** What a form says below its fields. */
export function wrongIn(running: RunningApp, as: string): string {
  return Object.values(running.seen(as).modals.at(-1)?.errors ?? {}).join();
}

/** A message, once it shows these words. */
export function again(
  { workspace }: RunningApp,
  as: string,
  message: Message,
  words: string,
): Promise<Message> {
  return workspace.until(as, ({ messages }) =>
    messages.find(({ ts, blocks }) => ts === message.ts && shown(blocks).includes(words)),
  );
}
