import { Unknown } from '../blocks/unknown.tsx';
import { ButtonElement, WorkflowButtonElement } from './button-element.tsx';
import { ChoiceListElement } from './choice-list-element.tsx';
import { DateElement } from './date-element.tsx';
import type { InteractiveElement } from './element-state.ts';
import type { FieldProps } from './field.ts';
import { ImageElement } from './image-element.tsx';
import { OverflowElement } from './overflow-element.tsx';
import { SelectElement } from './select-element.tsx';
import { TextInputElement } from './text-input-element.tsx';

/** Draws whatever stands in an actions, section or input block, named so that the focus finds it again. */
export function Element(props: FieldProps<InteractiveElement>) {
  return (
    <span className="element" data-block-id={props.blockId} data-action-id={props.actionId}>
      <DrawnElement {...props} />
    </span>
  );
}

function DrawnElement(props: FieldProps<InteractiveElement>) {
  const { element } = props;
  switch (element.type) {
    case 'button':
      return <ButtonElement {...props} element={element} />;
    case 'workflow_button':
      return <WorkflowButtonElement element={element} />;
    case 'overflow':
      return <OverflowElement {...props} element={element} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <ChoiceListElement {...props} element={element} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement {...props} element={element} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return <TextInputElement {...props} element={element} />;
    case 'image':
      return <ImageElement element={element} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <SelectElement {...props} element={element} />;
    case 'file_input':
      return <Unknown what="element" value={element} />;
  }
}
