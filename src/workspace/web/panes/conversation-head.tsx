import type { Channel } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { ChannelSign } from './sidebar.tsx';

export type AppTab = 'home' | 'messages' | 'about';

export interface ConversationHeadProps {
  readonly channel: Channel;
  readonly tab: AppTab;
  readonly onTab: (tab: AppTab) => void;
}

const tabNames = { home: 'Home', messages: 'Messages', about: 'About' } as const;

/** The channel's name and topic; the app's tabs; an invitation where the app is missing. */
export function ConversationHead({ channel, tab, onTab }: ConversationHeadProps) {
  const store = usePageStore();
  const app = useWorkspace((snapshot) => snapshot.app);
  const isApp = channel.kind === 'app';
  const canInvite =
    !channel.appIsMember && (channel.kind === 'channel' || channel.kind === 'private');
  const tabs: readonly AppTab[] = app.hasHome
    ? ['home', 'messages', 'about']
    : ['messages', 'about'];
  return (
    <header className="conversation-head">
      <button
        type="button"
        className="tool only-narrow"
        aria-label="Channels"
        onClick={() => store.setDrawer(true)}
      >
        ☰
      </button>
      <h1 className="conversation-title">
        <ChannelSign channel={channel} />
        <span>{channel.name}</span>
      </h1>
      {channel.topic !== '' && <p className="conversation-topic">{channel.topic}</p>}
      {canInvite && (
        <button
          type="button"
          className="button button-small"
          onClick={() => void store.act({ kind: 'invite-app', channel: channel.id })}
        >
          Invite {app.name}
        </button>
      )}
      {isApp && (
        <div className="tabs" role="tablist" aria-label={`${app.name} tabs`}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="tab"
              aria-selected={one === tab}
              onClick={() => onTab(one)}
            >
              {tabNames[one]}
            </button>
          ))}
        </div>
      )}
    </header>
  );
}
