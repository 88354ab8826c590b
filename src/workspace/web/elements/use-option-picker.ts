import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { type Choice, choiceKey } from './choice.ts';
import { type ChoiceSource, type FoundChoices, useFoundChoices } from './use-found-choices.ts';

export interface PickedChoices {
  readonly chosen: readonly Choice[];
  readonly multiple: boolean;
  /** Most that may be chosen; no limit when undefined. */
  readonly maximum?: number | undefined;
  readonly onChange: (chosen: readonly Choice[]) => void;
}

export interface OptionPickerState {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly open: boolean;
  readonly typed: string;
  readonly found: FoundChoices;
  /** Index of the option that Enter would pick, among all groups; -1 when there is none. */
  readonly active: number;
  readonly show: () => void;
  readonly close: () => void;
  readonly type: (typed: string) => void;
  readonly point: (index: number) => void;
  readonly pick: (choice: Choice) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What a select menu shows while it is searched, and what its keys do. */
export function useOptionPicker(props: ChoiceSource & PickedChoices): OptionPickerState {
  const { chosen, multiple, onChange } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = useFoundChoices(props, typed, open);
  const flat = useMemo(() => found.groups.flatMap(({ choices }) => choices), [found.groups]);

  const close = () => {
    setOpen(false);
    setTyped('');
  };
  const type = (next: string) => {
    setTyped(next);
    setActive(0);
    setOpen(true);
  };
  const pick = (choice: Choice) => {
    onChange(withChoice(props, choice));
    if (multiple) {
      setTyped('');
    } else {
      close();
    }
    input.current?.focus();
  };
  const step = (by: number) => {
    if (!open) {
      type('');
    } else if (flat.length > 0) {
      setActive((active + by + flat.length) % flat.length);
    }
  };
  const enter = () => {
    const current = flat[active];
    if (!open) {
      type('');
    } else if (current !== undefined) {
      pick(current);
    }
  };
  const takeLast = () => onChange(chosen.slice(0, -1));
  const keys = keysOf({
    open,
    canTakeLast: typed === '' && multiple,
    step,
    enter,
    close,
    takeLast,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // A key that the picker takes must not reach the modal around it.
    if (keys[event.key]?.() === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return {
    input,
    open,
    typed,
    found,
    active: flat.length > 0 ? active : -1,
    show: () => type(''),
    close,
    type,
    point: setActive,
    pick,
    onKeyDown,
  };
}

interface KeyActions {
  readonly open: boolean;
  readonly canTakeLast: boolean;
  readonly step: (by: number) => void;
  readonly enter: () => void;
  readonly close: () => void;
  readonly takeLast: () => void;
}

/** What each key does; true where it does nothing else than that. */
function keysOf(act: KeyActions): Readonly<Record<string, () => boolean>> {
  const alone = (work: () => void) => () => {
    work();
    return true;
  };
  return {
    ArrowDown: alone(() => act.step(1)),
    ArrowUp: alone(() => act.step(-1)),
    Enter: alone(act.enter),
    Escape: () => {
      act.close();
      return act.open;
    },
    Backspace: () => {
      if (act.canTakeLast) {
        act.takeLast();
      }
      return false;
    },
    Tab: () => {
      act.close();
      return false;
    },
  };
}

/** What is chosen once an option was picked: it alone, or with the others; picked again it goes. */
function withChoice(
  { chosen, multiple, maximum }: PickedChoices,
  choice: Choice,
): readonly Choice[] {
  if (!multiple) {
    return [choice];
  }
  const key = choiceKey(choice);
  const others = chosen.filter((one) => choiceKey(one) !== key);
  const isFull = maximum !== undefined && chosen.length >= maximum;
  return others.length < chosen.length || isFull ? others : [...chosen, choice];
}
