import { useRef, useState } from 'react';
import type { Message } from '../../page-protocol.ts';
import { Floating } from '../elements/floating.tsx';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { EmojiPanel } from './emoji-panel.tsx';
import { reactOrTakeBack } from './react-or-take-back.ts';

/** A button that opens the emoji panel and adds what is picked to the message. */
export function ReactionPicker(props: { message: Message; buttonClass: string }) {
  const { message, buttonClass } = props;
  const store = usePageStore();
  const me = useWorkspace((snapshot) => snapshot.me);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (emoji: string) => {
    close();
    void store.act(reactOrTakeBack(message, me, emoji));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass}
        aria-label="Add reaction"
        title="Add reaction"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <circle cx="7" cy="9" r="5.2" />
          <path d="M5 10.5a2.4 2.4 0 0 0 4 0M5.2 7.6v.2M8.8 7.6v.2M13 1.5v4M11 3.5h4" />
        </svg>
      </button>
      {open && (
        <Floating anchor={button} onClose={() => setOpen(false)} align="end" side="above">
          <EmojiPanel onPick={pick} onClose={close} />
        </Floating>
      )}
    </>
  );
}
