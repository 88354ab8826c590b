import type {
  EmailInput,
  NumberInput,
  PlainTextInput,
  RichTextInput,
  URLInput,
} from '@slack/types';
import { type ChangeEvent, type KeyboardEvent, useId } from 'react';
import type { ElementState } from './element-state.ts';
import type { FieldProps } from './field.ts';
import { useField } from './use-field.ts';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput | RichTextInput;

const inputTypes = {
  plain_text_input: 'text',
  rich_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;

/** Every element into which one types; with `dispatch_action` Enter tells the app, as in Slack. */
export function TextInputElement(props: FieldProps<TextElement>) {
  const { element, label } = props;
  const { state, keep, send } = useField(props);
  const counter = useId();
  const value = textOf(state);
  const { triggers, maximum } = limitsOf(element);

  const onChange = ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const next = stateOf(element, target.value);
    keep(next);
    if (props.dispatches && triggers.includes('on_character_entered')) {
      send(next);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && props.dispatches && triggers.includes('on_enter_pressed')) {
      event.preventDefault();
      send(stateOf(element, value));
    }
  };
  const common = {
    className: 'input',
    'aria-label': label,
    'aria-invalid': props.invalid,
    'aria-describedby': props.describedBy,
    placeholder: element.placeholder?.text,
    value,
    maxLength: maximum,
    autoFocus: element.focus_on_load,
    onChange,
  };
  const multiline =
    element.type === 'rich_text_input' ||
    (element.type === 'plain_text_input' && element.multiline === true);
  return (
    <div className="input-box">
      {multiline ? (
        <textarea {...common} rows={4} />
      ) : (
        <input
          {...common}
          type={inputTypes[element.type]}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
          onKeyDown={onKeyDown}
        />
      )}
      {maximum !== undefined && value.length > maximum * 0.8 && (
        <small id={counter} className="input-count">
          {maximum - value.length} left
        </small>
      )}
    </div>
  );
}

function limitsOf(element: TextElement): {
  readonly triggers: readonly string[];
  readonly maximum: number | undefined;
} {
  return {
    triggers: element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'],
    maximum: element.type === 'plain_text_input' ? element.max_length : undefined,
  };
}

function stateOf(element: TextElement, typed: string): ElementState {
  if (element.type !== 'rich_text_input') {
    return { type: element.type, value: typed === '' ? null : typed };
  }
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: typed }] };
  return {
    type: element.type,
    rich_text_value: typed === '' ? null : { type: 'rich_text', elements: [section] },
  };
}

function textOf(state: ElementState): string {
  if (typeof state.value === 'string') {
    return state.value;
  }
  // The rich text that this page makes has one section with one text.
  const written = /"text":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(state.rich_text_value ?? null));
  const text: unknown = written?.[1] === undefined ? '' : JSON.parse(written[1]);
  return typeof text === 'string' ? text : '';
}
