import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../page-protocol.ts';
import { usePageStore } from '../page/page-context.ts';
import type { PageState } from '../page/page-state.ts';

/** How near to the end counts as being there, in CSS pixels. */
const nearEnd = 100;

/** How long an answer to what was typed may take and still be shown at once, in milliseconds. */
const answerMs = 15_000;

export interface Scroll {
  /** What is new below what is in view; null when nothing is. */
  readonly behind: 'for-you' | 'for-all' | null;
  readonly toNewest: () => void;
}

/**
 * Keeps the newest message in view while one is at the end, and shows what one
 * has just said or asked for wherever one was. A message taller than the list is
 * shown from its beginning.
 *
 * @param list - the scroll area; its first child holds the messages.
 * @param fromStart - begins at the first message, as a thread does.
 */
export function useScroll(
  list: RefObject<HTMLElement | null>,
  messages: readonly Message[],
  fromStart: boolean,
): Scroll {
  const atEnd = useRef(!fromStart);
  const [behind, setBehind] = useState<Scroll['behind']>(null);
  const store = usePageStore();
  const newest = messages.at(-1);
  const shown = useRef<string | undefined>(undefined);
  useFollowing(list, atEnd, setBehind);

  useLayoutEffect(() => {
    const element = list.current;
    const first = shown.current === undefined;
    if (!element || newest === undefined || newest.ts === shown.current) {
      return;
    }
    shown.current = newest.ts;
    if (first && fromStart) {
      element.scrollTop = 0;
    } else if (first || atEnd.current || isAwaited(store.get(), newest, fromStart)) {
      showNewest(element, atEnd);
      setBehind(null);
    } else {
      setBehind(newest.ephemeral ? 'for-you' : 'for-all');
    }
  }, [list, newest, store, fromStart]);

  const toNewest = () => {
    setBehind(null);
    if (list.current) {
      showNewest(list.current, atEnd);
    }
  };
  return { behind, toNewest };
}

/** Notices where one scrolls to, and stays at the end while blocks and pictures arrive late. */
function useFollowing(
  list: RefObject<HTMLElement | null>,
  atEnd: { current: boolean },
  setBehind: (behind: null) => void,
): void {
  useEffect(() => {
    const element = list.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) {
      return;
    }
    let height = element.scrollHeight;
    const onScroll = () => {
      const moved = element.scrollHeight === height;
      height = element.scrollHeight;
      // Else the browser kept the place while the layout changed: nobody scrolled.
      if (moved) {
        atEnd.current = height - element.scrollTop - element.clientHeight < nearEnd;
        const newestTop = newestRow(element)?.offsetTop ?? 0;
        if (newestTop < element.scrollTop + element.clientHeight - nearEnd) {
          setBehind(null);
        }
      }
    };
    const sizes = new ResizeObserver(() => {
      height = element.scrollHeight;
      if (atEnd.current) {
        element.scrollTop = height;
      }
    });
    element.addEventListener('scroll', onScroll);
    sizes.observe(inner);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [list, atEnd, setBehind]);
}

/** Whether a message is what one has just said, or the answer to it. */
function isAwaited({ asked, snapshot }: PageState, message: Message, inThread: boolean): boolean {
  const recent = performance.now() - asked.at < answerMs && asked.inThread === inThread;
  return recent && (message.ephemeral || message.user === snapshot?.me);
}

function showNewest(element: HTMLElement, atEnd: { current: boolean }): void {
  const row = newestRow(element);
  const tall = row !== undefined && row.offsetHeight > element.clientHeight;
  atEnd.current = !tall;
  element.scrollTop = tall ? row.offsetTop - 8 : element.scrollHeight;
}

function newestRow(element: HTMLElement): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>('.message')].at(-1);
}
