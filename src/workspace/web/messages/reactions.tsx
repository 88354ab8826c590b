import type { Message } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { useNames } from '../page/use-names.ts';
import { emojiCharacter } from '../text/emoji.ts';
import { reactOrTakeBack } from './react-or-take-back.ts';
import { ReactionPicker } from './reaction-picker.tsx';

/** The reactions under a message: counts, who, and one's own to take back. */
export function Reactions({ message }: { message: Message }) {
  const store = usePageStore();
  const me = useWorkspace((snapshot) => snapshot.me);
  const names = useNames();
  if (message.reactions.length === 0) {
    return null;
  }
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users }) => {
        const mine = users.includes(me);
        const who = users.map((user) => (user === me ? 'you' : names.person(user))).join(', ');
        const title = `${who} reacted with :${name}:`;
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={mine}
            aria-label={`${title}, ${users.length}`}
            title={title}
            onClick={() => void store.act(reactOrTakeBack(message, me, name))}
          >
            <span className="emoji">{emojiCharacter(name) ?? `:${name}:`}</span>
            <span>{users.length}</span>
          </button>
        );
      })}
      <ReactionPicker message={message} buttonClass="reaction reaction-add" />
    </div>
  );
}
