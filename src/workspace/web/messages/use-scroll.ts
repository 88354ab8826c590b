import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../page-protocol.ts';
import type { Asked } from '../page/asked.ts';
import { usePage, usePageStore } from '../page/page-context.ts';
import { isReplaced } from './is-replaced.ts';
import { type AtEnd, newestRow, showNewest, showWhole } from './scroll-places.ts';
import { useScrolledAt } from './use-scrolled-at.ts';

/** How near to the end counts as being there, in CSS pixels. */
const nearEnd = 100;

/** How long an answer may take and still be shown at once, in milliseconds. */
const answerMs = 15_000;

export interface Scroll {
  /** What is new below what is in view; null when nothing is. */
  readonly behind: 'for-you' | 'for-all' | null;
  readonly toNewest: () => void;
}

/**
 * Keeps the newest message in view while one is at the end, and shows what one
 * has just said or asked for wherever one was, unless one has scrolled meanwhile.
 * A message taller than the list is shown from its beginning, and so is a pressed
 * one whose content was replaced.
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
  const awaits = useAwaiting(list, fromStart);
  const newest = messages.at(-1);
  const shown = useRef<string | undefined>(undefined);
  useFollowing(list, atEnd, setBehind);
  useReplaced(list, messages, atEnd, awaits);

  useLayoutEffect(() => {
    const element = list.current;
    const before = shown.current;
    if (!element || newest === undefined || newest.ts === before) {
      return;
    }
    shown.current = newest.ts;
    if (before === undefined && fromStart) {
      element.scrollTop = 0;
    } else if (before !== undefined && Number(newest.ts) < Number(before)) {
      // What was newest is gone.
      setBehind(null);
    } else if (before === undefined || atEnd.current || awaits(newest)) {
      showNewest(element, atEnd);
      setBehind(null);
    } else {
      setBehind(newest.ephemeral ? 'for-you' : 'for-all');
    }
  }, [list, newest, awaits, fromStart]);

  const toNewest = () => {
    setBehind(null);
    if (list.current) {
      showNewest(list.current, atEnd);
    }
  };
  return { behind, toNewest };
}

/** Tells whether one waits for a message: it is one's own, or may answer what was asked. */
type Awaits = (message: Message) => boolean;

function useAwaiting(list: RefObject<HTMLElement | null>, inThread: boolean): Awaits {
  const store = usePageStore();
  const scrolledAt = useScrolledAt(list);
  return useCallback(
    (message) => {
      const { asked, snapshot } = store.get();
      const mayAnswer =
        message.ephemeral ||
        message.user === snapshot?.me ||
        message.user === snapshot?.app.botUserId;
      return mayAnswer && isFresh(asked, inThread) && scrolledAt.current < asked.at;
    },
    [store, scrolledAt, inThread],
  );
}

function isFresh({ at, inThread }: Asked, here: boolean): boolean {
  return performance.now() - at < answerMs && (inThread === null || inThread === here);
}

/** Shows the beginning of a pressed message that now says something else. */
function useReplaced(
  list: RefObject<HTMLElement | null>,
  messages: readonly Message[],
  atEnd: AtEnd,
  awaits: Awaits,
): void {
  const ts = usePage(({ asked }) => asked.pressed);
  const pressed = messages.find((message) => message.ts === ts);
  const seen = useRef(pressed);
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = pressed;
    const isOther = before?.ts === pressed?.ts && before && pressed && isReplaced(before, pressed);
    if (list.current && isOther && awaits(pressed)) {
      showWhole(list.current, pressed.ts, atEnd);
    }
  }, [list, pressed, atEnd, awaits]);
}

/** Notices where one scrolls to, and stays at the end while blocks and pictures arrive late. */
function useFollowing(
  list: RefObject<HTMLElement | null>,
  atEnd: AtEnd,
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
