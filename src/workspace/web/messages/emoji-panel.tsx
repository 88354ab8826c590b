import { type KeyboardEvent, useRef, useState } from 'react';
import { indexOfFocused } from '../elements/index-of-focused.ts';
import { findEmojis } from '../text/emoji.ts';

const shown = 72;
const columns = 9;

export interface EmojiPanelProps {
  /** Called with the emoji's name, without colons. */
  readonly onPick: (name: string) => void;
  readonly onClose: () => void;
}

/** Emojis to search and pick; arrow keys move through the grid. */
export function EmojiPanel({ onPick, onClose }: EmojiPanelProps) {
  const [typed, setTyped] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const found = findEmojis(typed, shown);

  const onKeyDown = (event: KeyboardEvent) => {
    const first = found[0];
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && first) {
      event.preventDefault();
      onPick(first.name);
    } else if (panel.current !== null && moveInGrid(panel.current, event.key)) {
      event.preventDefault();
    }
  };

  return (
    <div ref={panel} className="emoji-panel" role="dialog" aria-label="Emoji" onKeyDown={onKeyDown}>
      <input
        className="input"
        aria-label="Find an emoji"
        placeholder="Find an emoji"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="emoji-grid">
        {found.map(({ name, character }) => (
          <button
            key={name}
            type="button"
            className="emoji-button"
            aria-label={name}
            title={`:${name}:`}
            onClick={() => onPick(name)}
          >
            {character}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="picker-hint">No emoji of that name</p>}
    </div>
  );
}

/** Moves the focus through the grid, and back up into the search field. @returns whether the key did. */
function moveInGrid(panel: HTMLElement, key: string): boolean {
  const buttons = [...panel.querySelectorAll('button')];
  const at = indexOfFocused(buttons);
  const steps: Readonly<Record<string, number>> = { ArrowDown: columns, ArrowUp: -columns };
  const sideways: Readonly<Record<string, number>> =
    at === -1 ? {} : { ArrowRight: 1, ArrowLeft: -1 };
  const step = steps[key] ?? sideways[key];
  if (step === undefined) {
    return false;
  }
  const to = at === -1 ? 0 : at + step;
  if (to < 0) {
    panel.querySelector('input')?.focus();
  } else {
    buttons[to]?.focus();
  }
  return true;
}
