import { type ReactNode, useRef, useState } from 'react';
import { Floating } from '../elements/floating.tsx';
import { EmojiPanel } from './emoji-panel.tsx';

export interface EmojiPickerProps {
  readonly label: string;
  readonly buttonClass: string;
  /** Which edge of the button the panel keeps to. */
  readonly align?: 'start' | 'end';
  /** Gets the emoji's name, without colons, once the focus is back on the button. */
  readonly onPick: (name: string) => void;
  /** The picture on the button. */
  readonly children: ReactNode;
}

/** A button that opens the emoji panel: beneath messages and in the composer. */
export function EmojiPicker({ label, buttonClass, align, onPick, children }: EmojiPickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (name: string) => {
    close();
    onPick(name);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass}
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <Floating
          anchor={button}
          onClose={() => setOpen(false)}
          side="above"
          {...(align !== undefined && { align })}
        >
          <EmojiPanel onPick={pick} onClose={close} />
        </Floating>
      )}
    </>
  );
}
