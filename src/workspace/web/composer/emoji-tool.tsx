import { useRef, useState } from 'react';
import { Floating } from '../elements/floating.tsx';
import { EmojiPanel } from '../messages/emoji-panel.tsx';

/** The composer's emoji button. @param onPick - gets the name, without colons. */
export function EmojiTool({ onPick }: { onPick: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (name: string) => {
    setOpen(false);
    onPick(name);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tool"
        aria-label="Emoji"
        title="Emoji"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <circle cx="8" cy="8" r="5.7" />
          <path d="M5.5 9.5a2.8 2.8 0 0 0 5 0M6 6.3v.2M10 6.3v.2" />
        </svg>
      </button>
      {open && (
        <Floating anchor={button} onClose={() => setOpen(false)} side="above">
          <EmojiPanel onClose={close} onPick={pick} />
        </Floating>
      )}
    </>
  );
}
