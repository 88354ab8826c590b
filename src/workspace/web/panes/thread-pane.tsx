import { useEffect, useMemo, useRef } from 'react';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { threadMessages } from '../page/page-state.ts';

/** The open thread, beside the channel. */
export function ThreadPane() {
  const thread = usePage((state) => state.thread);
  const channelId = usePage((state) => state.channel);
  const channel = useWorkspace(({ channels }) => channels.find(({ id }) => id === channelId));
  const all = useWorkspace((snapshot) => snapshot.messages);
  const store = usePageStore();
  const messages = useMemo(
    () => (thread === null ? [] : threadMessages(all, channelId ?? '', thread)),
    [all, channelId, thread],
  );
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (thread !== null) {
      close.current?.focus();
    }
  }, [thread]);
  if (thread === null || channel === undefined) {
    return null;
  }
  return (
    <aside
      className="side-pane"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          store.openThread(null);
        }
      }}
    >
      <header className="pane-head">
        <h2>Thread</h2>
        <span className="pane-note">{channel.name}</span>
        <button
          ref={close}
          type="button"
          className="tool"
          aria-label="Close the thread"
          onClick={() => store.openThread(null)}
        >
          ✕
        </button>
      </header>
      <MessageList
        key={thread}
        messages={messages}
        label="Messages in the thread"
        inThread
        firstUnread={null}
      />
      <Composer key={`${thread}-composer`} channel={channel} threadTs={thread} />
    </aside>
  );
}
