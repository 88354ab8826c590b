import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { useId } from 'react';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { PlainText } from '../text/plain-text.tsx';
import type { FieldProps } from './field.ts';
import { useField } from './use-field.ts';

/** Radio buttons or checkboxes, with the descriptions of their options. */
export function ChoiceListElement(props: FieldProps<RadioButtons | Checkboxes>) {
  const { element, label, describedBy } = props;
  const { state, update, question } = useField(props);
  const name = useId();
  const multiple = element.type === 'checkboxes';
  const chosen = chosenValues(state);

  const toggle = (option: Option) => {
    if (!multiple) {
      update({ type: element.type, selected_option: option });
      return;
    }
    const value = option.value ?? '';
    const kept = element.options.filter((one) => {
      const had = chosen.has(one.value ?? '');
      return one.value === value ? !had : had;
    });
    update({ type: element.type, selected_options: kept });
  };

  return (
    <>
      <fieldset className="choices" aria-label={label} aria-describedby={describedBy}>
        {element.options.map((option) => (
          <label key={option.value ?? option.text.text} className="choice">
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.has(option.value ?? '')}
              onChange={() => toggle(option)}
            />
            <span>
              <OptionText option={option} />
              {option.description !== undefined && <small>{option.description.text}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {question}
    </>
  );
}

function OptionText({ option }: { option: Option }) {
  return option.text.type === 'mrkdwn' ? (
    <MrkdwnText text={option.text.text} />
  ) : (
    <PlainText text={option.text.text} />
  );
}

function chosenValues(state: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const several = Array.isArray(state.selected_options) ? state.selected_options : [];
  const all: readonly unknown[] = [...several, state.selected_option];
  return new Set(all.flatMap((one) => (hasValue(one) ? [one.value] : [])));
}

function hasValue(option: unknown): option is { readonly value: string } {
  return (
    typeof option === 'object' &&
    option !== null &&
    'value' in option &&
    typeof option.value === 'string'
  );
}
