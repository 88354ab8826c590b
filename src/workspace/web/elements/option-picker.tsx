import { useId, useRef } from 'react';
import { Chips } from './chips.tsx';
import { Floating } from './floating.tsx';
import { OptionList } from './option-list.tsx';
import type { ChoiceSource } from './use-found-choices.ts';
import { type PickedChoices, useOptionPicker } from './use-option-picker.ts';

export interface OptionPickerProps extends ChoiceSource, PickedChoices {
  readonly label: string;
  readonly placeholder: string;
  readonly autoFocus?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** A select menu that is searched by typing; single, or with several choices as chips. */
export function OptionPicker(props: OptionPickerProps) {
  const { label, chosen, multiple } = props;
  const picker = useOptionPicker(props);
  const { open, found, active } = picker;
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const single = multiple ? undefined : chosen[0]?.text.text;
  const empty = multiple && chosen.length > 0 ? '' : props.placeholder;

  return (
    <div className="picker" ref={box}>
      {multiple && <Chips chosen={chosen} onChange={props.onChange} />}
      <input
        ref={picker.input}
        className="picker-input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the app asks for it with focus_on_load
        autoFocus={props.autoFocus}
        placeholder={single ?? empty}
        data-chosen={single !== undefined}
        value={open ? picker.typed : (single ?? '')}
        onClick={picker.show}
        onChange={({ target }) => picker.type(target.value)}
        onKeyDown={picker.onKeyDown}
      />
      <span className="picker-arrow" aria-hidden="true" />
      {open && (
        <Floating anchor={box} onClose={picker.close} className="picker-panel">
          <OptionList
            {...found}
            id={listId}
            label={label}
            active={active}
            chosen={chosen}
            multiple={multiple}
            onPick={picker.pick}
            onPoint={picker.point}
          />
        </Floating>
      )}
    </div>
  );
}
