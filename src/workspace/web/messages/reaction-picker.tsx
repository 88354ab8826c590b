import type { Message } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { reactOrTakeBack } from './react-or-take-back.ts';

/** Adds the emoji that is picked to the message, or takes it back. */
export function ReactionPicker(props: { message: Message; buttonClass: string }) {
  const { message, buttonClass } = props;
  const store = usePageStore();
  const me = useWorkspace((snapshot) => snapshot.me);
  return (
    <EmojiPicker
      label="Add reaction"
      buttonClass={buttonClass}
      align="end"
      onPick={(emoji) => void store.act(reactOrTakeBack(message, me, emoji))}
    >
      <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
        <circle cx="7" cy="9" r="5.2" />
        <path d="M5 10.5a2.4 2.4 0 0 0 4 0M5.2 7.6v.2M8.8 7.6v.2M13 1.5v4M11 3.5h4" />
      </svg>
    </EmojiPicker>
  );
}
