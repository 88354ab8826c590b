import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { isFocusLost } from './is-focus-lost.ts';
import { type Control, placeAfterRedraw } from './place-after-redraw.ts';

interface DrawnControl extends Control {
  readonly element: HTMLElement;
}

const FOCUSABLE = ':is(button, input, textarea, [tabindex]):not(:disabled)';

/**
 * Keeps the focus in a message or view whose blocks are drawn anew: a control that went gives it to
 * the one in its place. Where somebody took the focus elsewhere meanwhile, it stays there.
 *
 * @param area - holds the blocks; the handlers belong on it.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>) {
  const held = useRef<HTMLElement | null>(null);
  const before = useRef<readonly DrawnControl[]>([]);
  // After each drawing: only what stood there before tells where something went.
  useLayoutEffect(() => {
    const after = controlsIn(area.current);
    const { current } = held;
    if (current !== null && !current.isConnected && isFocusLost()) {
      held.current = null;
      const at = before.current.findIndex(({ element }) => element.contains(current));
      giveFocus(after[placeAfterRedraw(before.current, at, after)]?.element, area.current);
    }
    before.current = after;
  });
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      held.current = target;
    },
    // React tells of no blur while it takes an element out: only of one that somebody caused.
    onBlur: () => {
      held.current = null;
    },
  };
}

function controlsIn(area: HTMLElement | null): readonly DrawnControl[] {
  return [...(area?.querySelectorAll<HTMLElement>('[data-action-id]') ?? [])].map((element) => ({
    element,
    blockId: element.dataset.blockId ?? '',
    actionId: element.dataset.actionId ?? '',
  }));
}

/** To the control, else to the message or view that has none any more. */
function giveFocus(control: HTMLElement | undefined, area: HTMLElement | null): void {
  const target =
    control?.querySelector<HTMLElement>(FOCUSABLE) ??
    area?.closest<HTMLElement>('.message, .modal-body, .home');
  target?.focus({ preventScroll: true });
  // Whoever clicks looks where they like: at what just came below, perhaps.
  if (target?.matches(':focus-visible') === true) {
    target.scrollIntoView({ block: 'nearest' });
  }
}
