import type {
  ActionsBlockElement,
  AnyBlock,
  InputBlockElement,
  KnownBlock,
  SectionBlock,
} from '@slack/types';

/** Everything that can be pressed, chosen or filled in. */
export type InteractiveElement =
  | ActionsBlockElement
  | InputBlockElement
  | NonNullable<SectionBlock['accessory']>;

/** What Slack keeps of an element in `state.values`: its type and its value. */
export type ElementState = Readonly<Record<string, unknown>> & { readonly type: string };

/** A block's id; Slack gives one to every block, an index stands in where it is missing. */
export function blockIdOf(block: AnyBlock, index: number): string {
  return block.block_id ?? `block-${index}`;
}

/** An element's action id; Slack gives one to every element. */
export function actionIdOf(element: object): string {
  return 'action_id' in element && typeof element.action_id === 'string'
    ? element.action_id
    : 'action';
}

/** What an element says before anybody touched it; null for one that keeps no state. */
export function initialElementState(element: InteractiveElement): ElementState | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type: element.type, rich_text_value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'multi_channels_select':
      return { type: element.type, selected_channels: element.initial_channels ?? [] };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case 'button':
    case 'file_input':
    case 'image':
    case 'overflow':
    case 'workflow_button':
      return null;
  }
}

/** The elements of a block that keep state, with their action ids. */
export function statefulElements(block: KnownBlock): readonly InteractiveElement[] {
  if (block.type === 'actions') {
    return block.elements;
  }
  if (block.type === 'input') {
    return [block.element];
  }
  return block.type === 'section' && block.accessory !== undefined ? [block.accessory] : [];
}
