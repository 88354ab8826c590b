import type { ReactNode } from 'react';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { EmojiTool } from './emoji-tool.tsx';

export interface ComposerToolsProps {
  readonly canSend: boolean;
  readonly inThread: boolean;
  readonly onSend: () => void;
  /** Puts words at the caret. */
  readonly onInsert: (words: string) => void;
  /** What helps whoever types. */
  readonly children: ReactNode;
}

/** The row under the text: shortcuts, emoji, a hint, send. */
export function ComposerTools({
  canSend,
  inThread,
  onSend,
  onInsert,
  children,
}: ComposerToolsProps) {
  return (
    <div className="composer-tools">
      {!inThread && <AppMenu onInsert={onInsert} />}
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
      {children}
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

/** Global shortcuts, which run, and commands, which are begun in the composer. */
function AppMenu({ onInsert }: { onInsert: (words: string) => void }) {
  const store = usePageStore();
  const app = useWorkspace((snapshot) => snapshot.app);
  const shortcuts: readonly MenuItem[] = app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, callbackId, description }) => ({
      key: callbackId,
      content: name,
      detail: description === '' ? app.name : description,
      onPick: () => void store.act({ kind: 'global-shortcut', callbackId }),
    }));
  const commands: readonly MenuItem[] = app.commands.map(({ command, description }) => ({
    key: command,
    content: command,
    detail: description,
    onPick: () => onInsert(`${command} `),
  }));
  return (
    <Menu
      label="Shortcuts and commands"
      buttonClass="tool"
      side="above"
      button={
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z" />
        </svg>
      }
      items={[...shortcuts, ...commands]}
      heading={app.name}
    />
  );
}
