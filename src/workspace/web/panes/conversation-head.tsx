import type { KeyboardEvent } from 'react';
import type { AppInfo, Channel } from '../../page-protocol.ts';
import { arrows, arrowTarget } from '../elements/arrow-target.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { ChannelSign } from './sidebar.tsx';

export type AppTab = 'home' | 'messages' | 'about';

export interface ConversationHeadProps {
  readonly channel: Channel;
  readonly tab: AppTab;
  readonly onTab: (tab: AppTab) => void;
}

/** Of what the open tab shows. */
export const tabPanelId = 'app-tab-panel';

/** Of the button of a tab. */
export function tabId(tab: AppTab): string {
  return `app-tab-${tab}`;
}

/** The tabs that the app's manifest lets it have; the first is where it opens. */
export function tabsOf({ hasHome, hasMessages }: AppInfo): readonly [AppTab, ...AppTab[]] {
  if (hasHome) {
    return hasMessages ? ['home', 'messages', 'about'] : ['home', 'about'];
  }
  return hasMessages ? ['messages', 'about'] : ['about'];
}

const tabNames = { home: 'Home', messages: 'Messages', about: 'About' } as const;

/** The channel's name and topic; the app's tabs; an invitation where the app is missing. */
export function ConversationHead({ channel, tab, onTab }: ConversationHeadProps) {
  const store = usePageStore();
  const app = useWorkspace((snapshot) => snapshot.app);
  const isApp = channel.kind === 'app';
  const canInvite =
    !channel.appIsMember && (channel.kind === 'channel' || channel.kind === 'private');
  return (
    <header className="conversation-head">
      <button
        type="button"
        className="tool only-narrow"
        aria-label="Channels"
        onClick={() => store.openDrawer()}
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
        <div
          className="tabs"
          role="tablist"
          aria-label={`${app.name} tabs`}
          tabIndex={-1}
          onKeyDown={walkTabs}
        >
          {tabsOf(app).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={tabId(one)}
              aria-controls={tabPanelId}
              tabIndex={one === tab ? 0 : -1}
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

/** Arrow keys open the next tab and the one before. */
function walkTabs(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const next = arrowTarget(all, event.key, arrows.across);
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
    next.click();
  }
}
