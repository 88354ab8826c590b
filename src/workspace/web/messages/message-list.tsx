import { Fragment, type KeyboardEvent, useRef } from 'react';
import type { Message } from '../../page-protocol.ts';
import { indexOfFocused } from '../elements/index-of-focused.ts';
import { useWorkspaceClock } from '../page/use-workspace-clock.ts';
import { dayKey, dayName, tsToMs } from '../text/times.ts';
import { MessageRow } from './message-row.tsx';
import { useScroll } from './use-scroll.ts';

export interface MessageListProps {
  readonly messages: readonly Message[];
  readonly label: string;
  readonly inThread: boolean;
  /** Stands under a "New" line. */
  readonly firstUnread: string | null;
}

const closeMs = 5 * 60_000;

/** Messages, oldest first; stays at the newest while one is there. */
export function MessageList({ messages, label, inThread, firstUnread }: MessageListProps) {
  const now = useWorkspaceClock();
  const list = useRef<HTMLDivElement>(null);
  const { behind, toNewest } = useScroll(list, messages, inThread);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to be reachable by keyboard
    <section ref={list} className="messages" aria-label={label} tabIndex={0} onKeyDown={moveFocus}>
      <div className="messages-inner">
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const newDay = startsDay(before, message);
          const isFirstNew = message.ts === firstUnread;
          return (
            <Fragment key={message.ts}>
              {newDay && !inThread && (
                <div className="day">
                  <span>{dayName(tsToMs(message.ts), now)}</span>
                </div>
              )}
              {isFirstNew && (
                <div className="new-line">
                  <span>New</span>
                </div>
              )}
              <MessageRow
                message={message}
                continued={!newDay && !isFirstNew && continues(before, message)}
                inThread={inThread}
              />
              {inThread && index === 0 && messages.length > 1 && (
                <div className="replies-line">
                  <span>
                    {message.replies.count} {message.replies.count === 1 ? 'reply' : 'replies'}
                  </span>
                </div>
              )}
            </Fragment>
          );
        })}
      </div>
      {behind !== null && (
        <button type="button" className="to-newest" onClick={toNewest}>
          {behind === 'for-you' ? 'Something for you ↓' : 'New messages ↓'}
        </button>
      )}
    </section>
  );
}

function startsDay(before: Message | undefined, message: Message): boolean {
  return before === undefined || dayKey(tsToMs(before.ts)) !== dayKey(tsToMs(message.ts));
}

function continues(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.otherApp === message.otherApp &&
    !before.ephemeral &&
    !message.ephemeral &&
    before.replies.count === 0 &&
    tsToMs(message.ts) - tsToMs(before.ts) < closeMs
  );
}

/** Arrow keys walk from message to message. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target, currentTarget } = event;
  const walks =
    target === currentTarget || (target instanceof HTMLElement && target.matches('.message'));
  if (step === undefined || !walks) {
    return;
  }
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('.message')];
  const at = indexOfFocused(rows);
  const next = at === -1 ? rows.at(-1) : rows[at + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
}
