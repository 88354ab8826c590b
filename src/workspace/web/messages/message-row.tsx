import { memo } from 'react';
import type { Message } from '../../page-protocol.ts';
import { usePageStore } from '../page/page-context.ts';
import { type Author, useNames } from '../page/use-names.ts';
import { clockTime, fullTime, tsToMs } from '../text/times.ts';
import { Avatar } from './avatar.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageToolbar } from './message-toolbar.tsx';
import { Reactions } from './reactions.tsx';
import { ReplyBar } from './reply-bar.tsx';

export interface MessageRowProps {
  readonly message: Message;
  /** Follows another by the same person closely: no avatar and name again. */
  readonly continued: boolean;
  readonly inThread: boolean;
}

/** One message of a channel or thread. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, continued, inThread } = props;
  const store = usePageStore();
  const names = useNames();
  const author = names.authorOf(message);
  const ms = tsToMs(message.ts);
  const { channel, ts, ephemeral } = message;
  return (
    <article
      className="message"
      data-ts={ts}
      data-continued={continued}
      data-ephemeral={ephemeral}
      tabIndex={-1}
      aria-label={`${author.name}, ${clockTime(ms)}`}
    >
      <div className="message-side">
        {continued ? (
          <span className="message-time">{clockTime(ms)}</span>
        ) : (
          <Avatar author={author} />
        )}
      </div>
      <div className="message-main">
        {ephemeral && <OnlyYou />}
        {!continued && <MessageHead author={author} ms={ms} />}
        <MessageBody message={message} />
        <Reactions message={message} />
        {!inThread && <ReplyBar message={message} />}
        {ephemeral && (
          <button
            type="button"
            className="dismiss"
            onClick={() => void store.act({ kind: 'dismiss', channel, ts })}
          >
            Dismiss message
          </button>
        )}
      </div>
      {!ephemeral && <MessageToolbar message={message} inThread={inThread} />}
    </article>
  );
});

function OnlyYou() {
  return (
    <p className="only-you">
      <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
        <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
        <circle cx="8" cy="8" r="1.8" />
      </svg>
      Only visible to you
    </p>
  );
}

function MessageHead({ author, ms }: { author: Author; ms: number }) {
  return (
    <p className="message-head">
      <strong className="message-name">{author.name}</strong>
      {author.kind !== 'person' && <span className="app-tag">APP</span>}
      <time dateTime={new Date(ms).toISOString()} title={fullTime(ms)}>
        {clockTime(ms)}
      </time>
    </p>
  );
}
