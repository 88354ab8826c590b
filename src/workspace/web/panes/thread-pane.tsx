import { useMemo } from 'react';
import type { Channel } from '../../page-protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { threadMessages } from '../page/page-state.ts';
import { Pane } from './pane.tsx';

/** The open thread, beside the channel. */
export function ThreadPane() {
  const thread = usePage((state) => state.thread);
  const channelId = usePage((state) => state.channel);
  const channel = useWorkspace(({ channels }) => channels.find(({ id }) => id === channelId));
  if (thread === null || channel === undefined) {
    return null;
  }
  return <OpenThread key={thread} channel={channel} thread={thread} />;
}

function OpenThread({ channel, thread }: { channel: Channel; thread: string }) {
  const all = useWorkspace((snapshot) => snapshot.messages);
  const store = usePageStore();
  const messages = useMemo(
    () => threadMessages(all, channel.id, thread),
    [all, channel.id, thread],
  );
  return (
    <Pane
      className="side-pane"
      label="Thread"
      title="Thread"
      note={channel.name}
      closeLabel="Close the thread"
      onClose={() => store.openThread(null)}
    >
      <MessageList messages={messages} label="Messages in the thread" inThread firstUnread={null} />
      <Composer channel={channel} threadTs={thread} />
    </Pane>
  );
}
