import type { StateValues } from '../../src/workspace/page-protocol.ts';
import type { RunningApp } from './running-app.ts';

export interface ForgedClick {
  readonly actionId: string;
  /** What the button, or the option of a menu, comes back with. */
  readonly value?: string;
  readonly channel: string;
  /** Default: a button. */
  readonly element?: Readonly<Record<string, unknown>> & { readonly type: string };
  /** What is ticked or typed beside it. */
  readonly values?: StateValues;
}

/**
 * Somebody presses a button that the app never gave them: it stands in a message of another app,
 * and says whatever is wanted. Everything else is as Slack sends it.
 */
export async function forgeClick(
  { workspace }: RunningApp,
  as: string,
  { actionId, value = '', channel, element = { type: 'button' }, values = {} }: ForgedClick,
): Promise<void> {
  const { type } = element;
  const text = { type: 'plain_text', text: 'Press' };
  const options = [{ text, value: 'one' }];
  const drawn = {
    button: { text, value: 'one' },
    overflow: { options },
    static_select: { options, placeholder: text },
    users_select: { placeholder: text },
    checkboxes: { options },
    plain_text_input: { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
  }[type];
  const held = { type, action_id: actionId, ...drawn };
  const block =
    type === 'plain_text_input'
      ? { type: 'input', label: text, element: held, dispatch_action: true }
      : { type: 'actions', elements: [held] };
  const blockId = 'forged';
  const ts = workspace.post({ channel, text: 'Press', blocks: [{ ...block, block_id: blockId }] });
  const chosen = type === 'button' || type === 'plain_text_input' ? { value } : selected(value);
  const result = await workspace.act(as, {
    kind: 'action',
    container: { kind: 'message', channel, ts },
    blockId,
    actionId,
    action: { ...chosen, ...element },
    values,
  });
  if (!result.ok) {
    throw new Error(result.error);
  }
}

const selected = (value: string) => ({
  selected_option: { text: { type: 'plain_text', text: 'Press' }, value },
});
