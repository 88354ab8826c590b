import { useRef, useState } from 'react';
import { Floating } from '../elements/floating.tsx';
import { Menu } from '../elements/menu.tsx';
import { EmojiPanel } from '../messages/emoji-panel.tsx';
import { usePageStore, useWorkspace } from '../page/page-context.ts';

export interface ComposerToolsProps {
  readonly canSend: boolean;
  readonly inThread: boolean;
  readonly onSend: () => void;
  readonly onInsert: (words: string) => void;
}

/** The row under the text: shortcuts, emoji, send. */
export function ComposerTools({ canSend, inThread, onSend, onInsert }: ComposerToolsProps) {
  const store = usePageStore();
  const app = useWorkspace((snapshot) => snapshot.app);
  const shortcuts = app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, callbackId, description }) => ({
      key: callbackId,
      content: name,
      detail: description === '' ? app.name : description,
      onPick: () => void store.act({ kind: 'global-shortcut', callbackId }),
    }));
  const commands = app.commands.map(({ command, description }) => ({
    key: command,
    content: command,
    detail: description,
    onPick: () => onInsert(`${command} `),
  }));
  const items = inThread ? [] : [...shortcuts, ...commands];
  return (
    <div className="composer-tools">
      {items.length > 0 && (
        <Menu
          label="Shortcuts and commands"
          buttonClass="tool"
          side="above"
          button={
            <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
              <path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z" />
            </svg>
          }
          items={items}
          heading={app.name}
        />
      )}
      <EmojiTool onPick={(name) => onInsert(`:${name}: `)} />
      <button
        type="button"
        className="tool"
        aria-label="Mention someone"
        title="Mention someone"
        onClick={() => onInsert('@')}
      >
        @
      </button>
      <button
        type="button"
        className="send"
        aria-label="Send"
        title="Send"
        disabled={!canSend}
        onClick={onSend}
      >
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <path d="M2 2.5 14.5 8 2 13.5 3.5 8zM3.5 8H9" />
        </svg>
      </button>
    </div>
  );
}

function EmojiTool({ onPick }: { onPick: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
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
          <EmojiPanel
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
            onPick={(name) => {
              setOpen(false);
              onPick(name);
            }}
          />
        </Floating>
      )}
    </>
  );
}
