import { useEffect } from 'react';
import type { Channel } from '../../page-protocol.ts';
import { useFocusReturn } from '../elements/use-focus-return.ts';
import { Avatar } from '../messages/avatar.tsx';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { enterSidebar } from '../page/regions.ts';
import { useNames } from '../page/use-names.ts';

/** Workspace, channels, direct messages and the app. */
export function Sidebar() {
  const workspace = useWorkspace((snapshot) => snapshot.workspace);
  const channels = useWorkspace((snapshot) => snapshot.channels);
  const drawer = usePage((state) => state.drawer);
  const ofKind = (...kinds: readonly Channel['kind'][]) =>
    channels.filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      <nav className="sidebar" aria-label="Channels and messages" data-open={drawer}>
        <div className="sidebar-head">{workspace.name}</div>
        <ChannelGroup title="Channels" channels={ofKind('channel', 'private')} />
        <ChannelGroup title="Direct messages" channels={ofKind('dm')} />
        <ChannelGroup title="Apps" channels={ofKind('app')} />
      </nav>
      {drawer && <DrawerVeil />}
    </>
  );
}

/** Behind the drawer of a narrow screen, which has the focus while it is open. */
function DrawerVeil() {
  const store = usePageStore();
  useFocusReturn();
  useEffect(() => {
    enterSidebar();
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') {
        store.closeDrawer();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
  return (
    <button
      type="button"
      className="drawer-veil"
      aria-label="Close the sidebar"
      onClick={() => store.closeDrawer()}
    />
  );
}

function ChannelGroup({ title, channels }: { title: string; channels: readonly Channel[] }) {
  if (channels.length === 0) {
    return null;
  }
  return (
    <>
      <h2 className="sidebar-title">{title}</h2>
      <ul className="sidebar-list">
        {channels.map((channel) => (
          <li key={channel.id}>
            <ChannelLink channel={channel} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ChannelLink({ channel }: { channel: Channel }) {
  const store = usePageStore();
  const open = usePage((state) => state.channel === channel.id);
  const unread = open ? 0 : channel.unread;
  return (
    <button
      type="button"
      className="sidebar-link"
      aria-current={open ? 'page' : undefined}
      data-unread={unread > 0}
      onClick={() => store.openChannel(channel.id)}
    >
      <ChannelSign channel={channel} />
      <span className="sidebar-name">{channel.name}</span>
      {unread > 0 && (
        <span className="badge">
          {unread}
          <span className="hidden"> unread</span>
        </span>
      )}
    </button>
  );
}

/** `#`, a lock, or the other's face. */
export function ChannelSign({ channel }: { channel: Channel }) {
  const names = useNames();
  const app = useWorkspace((snapshot) => snapshot.app);
  const people = useWorkspace((snapshot) => snapshot.people);
  if (channel.kind === 'app') {
    return <Avatar author={names.author(app.botUserId)} size="small" />;
  }
  if (channel.kind === 'dm') {
    const other = people.find(({ name }) => name === channel.name);
    return <Avatar author={names.author(other?.id ?? channel.name)} size="small" />;
  }
  return (
    <span className="channel-sign" aria-hidden="true">
      {channel.kind === 'private' ? '🔒' : '#'}
    </span>
  );
}
