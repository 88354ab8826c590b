import { useCallback, useState } from 'react';

// Drafts outlive the composer that they were typed into; the page has one user.
const drafts = new Map<string, string>();

/** The text typed for a place, kept while one looks elsewhere. */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const [held, setHeld] = useState({ place, text: drafts.get(place) ?? '' });
  const text = held.place === place ? held.text : (drafts.get(place) ?? '');
  const setText = useCallback(
    (next: string) => {
      if (next === '') {
        drafts.delete(place);
      } else {
        drafts.set(place, next);
      }
      setHeld({ place, text: next });
    },
    [place],
  );
  return [text, setText];
}
