import { type RefObject, useEffect, useRef } from 'react';

const keys = ['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp'];

/**
 * When a person last moved a scroll area, in real milliseconds: with the wheel, a
 * finger, the keyboard or its scroll bar. What the page or browser moves is not it.
 */
export function useScrolledAt(list: RefObject<HTMLElement | null>): { readonly current: number } {
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = list.current;
    const scrolls = (event: Event) => {
      const { target } = event;
      const onArea = target === element;
      const onRow = target instanceof HTMLElement && target.matches('.message');
      switch (event.type) {
        case 'keydown':
          return event instanceof KeyboardEvent && keys.includes(event.key) && (onArea || onRow);
        case 'pointerdown':
          return onArea;
        default:
          return true;
      }
    };
    const note = (event: Event) => {
      if (scrolls(event)) {
        at.current = performance.now();
      }
    };
    const stop = new AbortController();
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      element?.addEventListener(type, note, { passive: true, signal: stop.signal });
    }
    return () => stop.abort();
  }, [list]);
  return at;
}
