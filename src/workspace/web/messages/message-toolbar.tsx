import type { Message } from '../../page-protocol.ts';
import { Menu } from '../elements/menu.tsx';
import { Toolbar } from '../elements/toolbar.tsx';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { emojiCharacter } from '../text/emoji.ts';
import { reactOrTakeBack } from './react-or-take-back.ts';
import { ReactionPicker } from './reaction-picker.tsx';

const quick = ['triangular_flag_on_post', 'eyes', '+1'];

export interface MessageToolbarProps {
  readonly message: Message;
  /** A reply has no thread of its own. */
  readonly inThread: boolean;
}

/** What can be done with a message; shown when it is pointed at or holds the focus. */
export function MessageToolbar({ message, inThread }: MessageToolbarProps) {
  const store = usePageStore();
  const app = useWorkspace((snapshot) => snapshot.app);
  const me = useWorkspace((snapshot) => snapshot.me);
  const { channel, ts } = message;
  const items = app.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ name, callbackId, description }) => ({
      key: callbackId,
      content: name,
      detail: description === '' ? app.name : description,
      onPick: () => void store.act({ kind: 'message-shortcut', channel, ts, callbackId }),
    }));
  return (
    <Toolbar label="Message actions">
      {quick.map((emoji) => (
        <button
          key={emoji}
          type="button"
          className="tool"
          aria-label={`React with ${emoji.replaceAll('_', ' ')}`}
          title={`:${emoji}:`}
          onClick={() => void store.act(reactOrTakeBack(message, me, emoji))}
        >
          <span className="emoji">{emojiCharacter(emoji)}</span>
        </button>
      ))}
      <ReactionPicker message={message} buttonClass="tool" />
      {!inThread && (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => store.openThread(ts)}
        >
          <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
            <path d="M2.5 3.5h11v7h-6l-3 2.8v-2.8h-2z" />
          </svg>
        </button>
      )}
      {items.length > 0 && (
        <Menu
          label="More actions for this message"
          buttonClass="tool"
          button="⋯"
          items={items}
          align="end"
          heading={`Shortcuts of ${app.name}`}
        />
      )}
    </Toolbar>
  );
}
