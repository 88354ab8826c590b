import { useEffect, useMemo } from 'react';
import { Announcer } from '../panes/announcer.tsx';
import { Conversation } from '../panes/conversation.tsx';
import { Inspector } from '../panes/inspector.tsx';
import { Introduction } from '../panes/introduction.tsx';
import { ModalStack } from '../panes/modal-stack.tsx';
import { Notices } from '../panes/notices.tsx';
import { Sidebar } from '../panes/sidebar.tsx';
import { ThreadPane } from '../panes/thread-pane.tsx';
import { TimeAndWeather } from '../panes/time-and-weather.tsx';
import { TopBar } from '../panes/top-bar.tsx';
import { PageContext, usePage } from './page-context.ts';
import { createPageStore } from './page-store.ts';
import { useRegionKeys } from './regions.ts';
import { useIntroduction } from './use-introduction.ts';

/** The whole page, connected to the workspace that served it. */
export function Page() {
  const store = useMemo(createPageStore, []);
  useEffect(() => store.connect(), [store]);
  return (
    <PageContext value={store}>
      <Shell />
    </PageContext>
  );
}

function Shell() {
  useRegionKeys();
  const ready = usePage(({ snapshot }) => snapshot !== null);
  const person = usePage(({ snapshot }) => snapshot?.me);
  const tool = usePage((state) => state.tool);
  const thread = usePage((state) => state.thread);
  const introduction = useIntroduction();
  const title = usePage(({ snapshot, channel }) => {
    const open = snapshot?.channels.find(({ id }) => id === channel);
    return open === undefined ? 'Workspace' : `${open.name} · ${snapshot?.workspace.name}`;
  });
  if (!ready) {
    return (
      <main className="starting">
        <p role="status">Opening the workspace…</p>
      </main>
    );
  }
  return (
    <div className="shell" data-thread={thread !== null} data-tool={tool !== null}>
      <title>{title}</title>
      <TopBar introduction={introduction} />
      {introduction.open && <Introduction id={introduction.id} onClose={introduction.toggle} />}
      <Sidebar />
      <Conversation key={person} />
      <ThreadPane />
      {tool === 'wire' && <Inspector />}
      {tool === 'weather' && <TimeAndWeather />}
      <ModalStack />
      <Notices />
      <Announcer />
    </div>
  );
}
