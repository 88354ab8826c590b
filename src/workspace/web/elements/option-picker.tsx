import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Choice, type ChoiceGroup, choiceKey } from './choice.ts';
import { Floating } from './floating.tsx';
import { OptionList } from './option-list.tsx';

export interface OptionPickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Choice[];
  readonly multiple: boolean;
  /** Most that may be chosen; no limit when undefined. */
  readonly maximum?: number | undefined;
  readonly onChange: (chosen: readonly Choice[]) => void;
  /** Asks elsewhere for choices, whenever something else is typed. */
  readonly search?: ((typed: string) => Promise<readonly ChoiceGroup[]>) | undefined;
  /** Characters to type before `search` is asked. */
  readonly searchFrom?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** A select menu that is searched by typing; single, or with several choices as chips. */
export function OptionPicker(props: OptionPickerProps) {
  const { label, placeholder, chosen, multiple, maximum, onChange } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useFound(props, typed, open);
  const flat = useMemo(() => found.groups.flatMap(({ choices }) => choices), [found.groups]);

  const close = () => {
    setOpen(false);
    setTyped('');
  };
  const show = () => {
    setActive(0);
    setOpen(true);
  };
  const pick = (choice: Choice) => {
    const key = choiceKey(choice);
    const already = chosen.some((one) => choiceKey(one) === key);
    if (!multiple) {
      onChange([choice]);
      close();
    } else if (already) {
      onChange(chosen.filter((one) => choiceKey(one) !== key));
    } else if (maximum === undefined || chosen.length < maximum) {
      onChange([...chosen, choice]);
      setTyped('');
    }
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = flat[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        show();
      } else if (flat.length > 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive((active + step + flat.length) % flat.length);
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!open) {
        show();
      } else if (current !== undefined) {
        pick(current);
      }
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && typed === '' && multiple) {
      onChange(chosen.slice(0, -1));
    } else if (event.key === 'Tab') {
      close();
    }
  };
  const single = multiple ? undefined : chosen[0]?.text.text;

  return (
    <div className="picker" ref={box}>
      {multiple &&
        chosen.map((choice) => (
          <span className="chip" key={choiceKey(choice)}>
            {choice.text.text}
            <button
              type="button"
              className="chip-remove"
              aria-label={`Remove ${choice.text.text}`}
              onClick={() => onChange(chosen.filter((one) => one !== choice))}
            >
              ×
            </button>
          </span>
        ))}
      <input
        ref={input}
        className="picker-input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && flat.length > 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the app asks for it with focus_on_load
        autoFocus={props.autoFocus}
        placeholder={single ?? (multiple && chosen.length > 0 ? '' : placeholder)}
        data-chosen={single !== undefined}
        value={open ? typed : (single ?? '')}
        onClick={show}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <span className="picker-arrow" aria-hidden="true" />
      {open && (
        <Floating anchor={box} onClose={close} className="picker-panel">
          <OptionList
            id={listId}
            label={label}
            groups={found.groups}
            hint={found.hint}
            active={active}
            chosen={chosen}
            multiple={multiple}
            onPick={pick}
            onPoint={setActive}
          />
        </Floating>
      )}
    </div>
  );
}

interface Found {
  readonly groups: readonly ChoiceGroup[];
  /** What to say when there is nothing to choose. */
  readonly hint: string;
}

/** The groups that fit what was typed; asked elsewhere when the picker has a `search`. */
function useFound(props: OptionPickerProps, typed: string, open: boolean): Found {
  const { search, searchFrom = 0, groups } = props;
  const [answer, setAnswer] = useState<readonly ChoiceGroup[] | null>(null);
  const asked = useRef(search);
  asked.current = search;
  const external = search !== undefined;
  const short = external && typed.length < searchFrom;

  useEffect(() => {
    if (!open || !external || short) {
      return;
    }
    let stale = false;
    void asked.current?.(typed).then((result) => {
      if (!stale) {
        setAnswer(result);
      }
    });
    return () => {
      stale = true;
    };
  }, [open, external, short, typed]);

  return useMemo(() => {
    if (external) {
      const hint = short ? `Type ${searchFrom} characters or more` : 'Looking…';
      return short || answer === null
        ? { groups: [], hint }
        : { groups: answer, hint: 'Nothing found' };
    }
    return { groups: filterGroups(groups, typed), hint: 'Nothing found' };
  }, [external, short, searchFrom, answer, groups, typed]);
}

function filterGroups(groups: readonly ChoiceGroup[], typed: string): readonly ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(({ text }) => text.text.toLowerCase().includes(wanted)),
    }))
    .filter(({ choices }) => choices.length > 0);
}
