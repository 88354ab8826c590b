import { useEffect, useMemo, useRef, useState } from 'react';
import type { Channel } from '../../page-protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { channelMessages } from '../page/page-state.ts';
import { enterConversation } from '../page/regions.ts';
import { typesByTouch } from '../page/types-by-touch.ts';
import { AppAbout } from './app-about.tsx';
import { type AppTab, ConversationHead, tabId, tabPanelId, tabsOf } from './conversation-head.tsx';
import { HomeTab } from './home-tab.tsx';

/**
 * The open channel: its head, messages and composer; for the app also Home and
 * About. Who opens it can type at once.
 */
export function Conversation() {
  const id = usePage((state) => state.channel);
  const channel = useWorkspace((snapshot) => snapshot.channels.find((one) => one.id === id));
  if (channel === undefined) {
    return (
      <main className="conversation">
        <p className="empty">There is no channel here yet.</p>
      </main>
    );
  }
  return <OpenChannel key={channel.id} channel={channel} />;
}

function OpenChannel({ channel }: { channel: Channel }) {
  const app = useWorkspace((snapshot) => snapshot.app);
  const isApp = channel.kind === 'app';
  const [tab, setTab] = useState<AppTab>(isApp ? tabsOf(app)[0] : 'messages');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (typesByTouch()) {
      main.current?.focus();
    } else {
      enterConversation();
    }
  }, []);
  return (
    <main ref={main} className="conversation" aria-label={titleOf(channel)} tabIndex={-1}>
      <ConversationHead channel={channel} tab={tab} onTab={setTab} />
      <div
        className="conversation-body"
        {...(isApp && { id: tabPanelId, role: 'tabpanel', 'aria-labelledby': tabId(tab) })}
      >
        {tab === 'home' && <HomeTab />}
        {tab === 'about' && <AppAbout />}
        {tab === 'messages' && <Messages channel={channel} />}
      </div>
    </main>
  );
}

function Messages({ channel }: { channel: Channel }) {
  const store = usePageStore();
  const all = useWorkspace((snapshot) => snapshot.messages);
  const messages = useMemo(() => channelMessages(all, channel.id), [all, channel.id]);
  const unread = usePage((state) => state.unreadAtOpening);
  const me = useWorkspace((snapshot) => snapshot.me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each person opens the app for themselves
  useEffect(() => {
    if (channel.kind === 'app') {
      void store.act({ kind: 'open-messages' });
    }
  }, [store, channel.kind, me]);
  const [unreadTs] = useState(() => (unread > 0 ? (messages.at(-unread)?.ts ?? null) : null));
  useEffect(() => {
    if (channel.unread > 0) {
      void store.act({ kind: 'read', channel: channel.id });
    }
  }, [store, channel.id, channel.unread]);
  return (
    <>
      {messages.length === 0 ? (
        <p className="empty beginning">
          This is the very beginning of {titleOf(channel)}. Type <kbd>/</kbd> to see what{' '}
          <AppName /> can do.
        </p>
      ) : (
        <MessageList
          messages={messages}
          label={`Messages in ${titleOf(channel)}`}
          inThread={false}
          firstUnread={unreadTs}
        />
      )}
      <Composer channel={channel} threadTs={null} />
    </>
  );
}

function AppName() {
  return useWorkspace((snapshot) => snapshot.app.name);
}

function titleOf({ kind, name }: Channel): string {
  return kind === 'channel' || kind === 'private' ? `#${name}` : name;
}
