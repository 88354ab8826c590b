import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import type { ElementState } from './element-state.ts';
import type { FieldProps } from './field.ts';
import { useField } from './use-field.ts';

type DateElementType = Datepicker | Timepicker | DateTimepicker;

const inputTypes = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const;

/** Date, time, or both, chosen with the browser's own control. */
export function DateElement(props: FieldProps<DateElementType>) {
  const { element, label } = props;
  const { state, update, question } = useField(props);
  return (
    <>
      <input
        className="input input-date"
        type={inputTypes[element.type]}
        aria-label={label}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        // biome-ignore lint/a11y/noAutofocus: the app asks for it with focus_on_load
        autoFocus={element.focus_on_load}
        value={written(state)}
        onChange={({ target }) => update(chosen(element.type, target.value))}
      />
      {question}
    </>
  );
}

function chosen(type: DateElementType['type'], value: string): ElementState {
  const known = value === '' ? null : value;
  switch (type) {
    case 'datepicker':
      return { type, selected_date: known };
    case 'timepicker':
      return { type, selected_time: known };
    case 'datetimepicker': {
      const seconds = known === null ? null : Math.floor(new Date(known).getTime() / 1000);
      return { type, selected_date_time: seconds };
    }
  }
}

function written(state: ElementState): string {
  if (typeof state.selected_date_time === 'number') {
    const date = new Date(state.selected_date_time * 1000);
    const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 16);
  }
  const value = state.selected_date ?? state.selected_time;
  return typeof value === 'string' ? value : '';
}
