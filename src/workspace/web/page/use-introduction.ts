import { type RefObject, useId, useRef, useState } from 'react';

const key = 'introduction';
const putAway = 'put away';

export interface IntroductionState {
  readonly id: string;
  /** Until it was put away once in this browser, and again when asked for. */
  readonly open: boolean;
  /** The button that brings it back, and has the focus once it is put away. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
}

/** Whether the introduction is shown. */
export function useIntroduction(): IntroductionState {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(() => remembered() !== putAway);
  const toggle = () => {
    setOpen(!open);
    remember(open ? putAway : 'open');
    button.current?.focus();
  };
  return { id, open, button, toggle };
}

// A browser that keeps nothing for this page throws on reading and on writing.
function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(what: string): void {
  try {
    localStorage.setItem(key, what);
  } catch {
    // It is put away until the next reload.
  }
}
