import { useEffect } from 'react';

/** The parts of the page in the order in which F6 goes through them, and where each takes the focus. */
const regions = [
  { area: '.top-bar', entry: '.top-button' },
  { area: '.introduction', entry: '.introduction-tool' },
  { area: '.sidebar', entry: '[aria-current]' },
  { area: '.conversation', entry: '.composer textarea' },
  { area: '.side-pane', entry: '.composer textarea' },
  { area: '.tool-pane', entry: '.tool' },
] as const;

/** Puts the focus into the composer of the open channel, or on the channel where it has none. */
export function enterConversation(): void {
  enter('.conversation', '.composer textarea');
}

/** Puts the focus on the open channel's name among all channels. */
export function enterSidebar(): void {
  enter('.sidebar', '[aria-current]');
}

/** Lets F6 go to the next part of the page and Shift + F6 to the one before, as in Slack. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault();
        enterNext(event.shiftKey ? -1 : 1);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function enterNext(step: 1 | -1): void {
  const shown = regions.filter(({ area }) =>
    document.querySelector(area)?.checkVisibility({ visibilityProperty: true }),
  );
  const at = shown.findIndex(({ area }) => document.activeElement?.closest(area));
  const from = at === -1 && step === -1 ? 0 : at;
  const next = shown.at((from + step) % shown.length);
  if (next !== undefined) {
    enter(next.area, next.entry);
  }
}

function enter(area: string, entry: string): void {
  const element = document.querySelector<HTMLElement>(area);
  (element?.querySelector<HTMLElement>(entry) ?? element)?.focus();
}
