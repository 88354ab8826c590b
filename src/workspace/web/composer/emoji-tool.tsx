import { EmojiPicker } from '../messages/emoji-picker.tsx';

/** The composer's emoji button. @param onPick - gets the name, without colons. */
export function EmojiTool({ onPick }: { onPick: (name: string) => void }) {
  return (
    <EmojiPicker label="Emoji" buttonClass="tool" onPick={onPick}>
      <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
        <circle cx="8" cy="8" r="5.7" />
        <path d="M5.5 9.5a2.8 2.8 0 0 0 5 0M6 6.3v.2M10 6.3v.2" />
      </svg>
    </EmojiPicker>
  );
}
