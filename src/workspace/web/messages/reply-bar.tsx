import type { Message } from '../../page-protocol.ts';
import { usePageStore } from '../page/page-context.ts';
import { useNames } from '../page/use-names.ts';
import { useWorkspaceClock } from '../page/use-workspace-clock.ts';
import { relativeTime, tsToMs } from '../text/times.ts';
import { Avatar } from './avatar.tsx';

/** Who replied and how often; opens the thread. */
export function ReplyBar({ message }: { message: Message }) {
  return message.replies.count > 0 ? <Bar message={message} /> : null;
}

function Bar({ message }: { message: Message }) {
  const store = usePageStore();
  const names = useNames();
  const now = useWorkspaceClock();
  const { count, users, latestTs } = message.replies;
  return (
    <button type="button" className="reply-bar" onClick={() => store.openThread(message.ts)}>
      {users.slice(0, 4).map((user) => (
        <Avatar key={user} author={names.author(user)} size="small" />
      ))}
      <span className="reply-count">
        {count} {count === 1 ? 'reply' : 'replies'}
      </span>
      {latestTs !== null && (
        <span className="reply-latest">Last reply {relativeTime(tsToMs(latestTs), now)}</span>
      )}
    </button>
  );
}
