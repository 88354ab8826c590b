import { type ReactNode, useEffect, useRef } from 'react';
import { useFocusReturn } from '../elements/use-focus-return.ts';
import { typesByTouch } from '../page/types-by-touch.ts';

export interface PaneProps {
  readonly className: 'side-pane' | 'tool-pane';
  /** What assistive technology calls it. */
  readonly label: string;
  readonly title: string;
  /** Beside the title. */
  readonly note?: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A pane beside the conversation. It takes the focus when it opens, into its
 * composer where it has one; Escape closes it and gives the focus back.
 */
export function Pane({ className, label, title, note, closeLabel, onClose, children }: PaneProps) {
  const pane = useRef<HTMLElement>(null);
  useFocusReturn();
  useEffect(() => {
    const field = pane.current?.querySelector<HTMLElement>('.composer textarea');
    (typesByTouch() ? pane.current : (field ?? pane.current))?.focus();
  }, []);
  return (
    <aside
      ref={pane}
      className={className}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          onClose();
        }
      }}
    >
      <header className="pane-head">
        <h2>{title}</h2>
        {note !== undefined && <span className="pane-note">{note}</span>}
        <button type="button" className="tool" aria-label={closeLabel} onClick={onClose}>
          ✕
        </button>
      </header>
      {children}
    </aside>
  );
}
