import { useCallback, useState } from 'react';

// Drafts outlive the composer that they were typed into, and a reload of this tab.
const drafts = new Map<string, string>();

function draftOf(place: string): string {
  return drafts.get(place) ?? stored((storage) => storage.getItem(keyOf(place))) ?? '';
}

function keepDraft(place: string, text: string): void {
  drafts.set(place, text);
  stored((storage) =>
    text === '' ? storage.removeItem(keyOf(place)) : storage.setItem(keyOf(place), text),
  );
}

function keyOf(place: string): string {
  return `draft ${place}`;
}

/** A browser may refuse to store anything: then drafts last as long as the page. */
function stored<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

/** The text typed for a place, kept while one looks elsewhere and over a reload. */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const [held, setHeld] = useState(() => ({ place, text: draftOf(place) }));
  const text = held.place === place ? held.text : draftOf(place);
  const setText = useCallback(
    (next: string) => {
      keepDraft(place, next);
      setHeld({ place, text: next });
    },
    [place],
  );
  return [text, setText];
}
