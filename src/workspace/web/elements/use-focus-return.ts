import { useEffect, useLayoutEffect, useRef } from 'react';
import { isFocusLost } from './is-focus-lost.ts';

/**
 * Gives the focus back to what held it when this component came, once it is gone.
 * Where the focus has gone elsewhere meanwhile, it stays.
 */
export function useFocusReturn(): void {
  const opener = useRef<Element | null>(null);
  // Before any other effect moves the focus into what has just opened.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
  }, []);
  // A layout effect's end would be too early: the modal still makes all else inert.
  useEffect(
    () => () => {
      const { current } = opener;
      if (isFocusLost() && current instanceof HTMLElement && current.isConnected) {
        current.focus();
      }
    },
    [],
  );
}
