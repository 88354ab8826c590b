import { Avatar } from '../messages/avatar.tsx';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { enterConversation } from '../page/regions.ts';
import type { IntroductionState } from '../page/use-introduction.ts';
import { useNames } from '../page/use-names.ts';
import { useWorkspaceClock } from '../page/use-workspace-clock.ts';
import { clockTime, shortDateTime } from '../text/times.ts';
import { IntroductionButton } from './introduction.tsx';
import { PersonMenu } from './person-menu.tsx';

/** What is about the playground and not of Slack: the clock, the wire, and who one is. */
export function TopBar({ introduction }: { introduction: IntroductionState }) {
  const store = usePageStore();
  const tool = usePage((state) => state.tool);
  const connection = usePage((state) => state.connection);
  const weather = useWorkspace((snapshot) => snapshot.weather);
  const appName = useWorkspace((snapshot) => snapshot.app.name);
  const isBad = Object.values(weather).some((value) => value > 0);
  const now = useWorkspaceClock();
  return (
    <header className="top-bar">
      <button type="button" className="skip" onClick={enterConversation}>
        Skip to the conversation
      </button>
      <span className="brand">
        {appName} <span className="brand-tag">playground</span>
      </span>
      <span className="connection" role="status" data-state={connection}>
        {connection === 'live' ? '' : 'Connection lost, trying again…'}
      </span>
      <IntroductionButton
        ref={introduction.button}
        introduction={introduction}
        onToggle={introduction.toggle}
      />
      <button
        type="button"
        className="top-button"
        title="Time and weather: move the clock, make calls slow or fail"
        aria-pressed={tool === 'weather'}
        onClick={() => store.toggleTool('weather')}
      >
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <circle cx="8" cy="8" r="6" />
          <path d="M8 4.5V8l2.4 1.6" />
        </svg>
        <span className="top-long">{shortDateTime(now)}</span>
        <span className="top-short">{clockTime(now)}</span>
        <span className="hidden"> – time and weather</span>
        {isBad && <span className="badge badge-warm">bad weather</span>}
      </button>
      <button
        type="button"
        className="top-button"
        aria-pressed={tool === 'wire'}
        aria-label="Wire inspector"
        title="Wire inspector: every request between app and workspace"
        onClick={() => store.toggleTool('wire')}
      >
        <svg viewBox="0 0 16 16" className="icon" aria-hidden="true">
          <path d="M1.5 8h3l1.7-4 3 8 1.8-4h3.5" />
        </svg>
        <span className="top-long">Wire</span>
      </button>
      <PersonSwitcher />
    </header>
  );
}

function PersonSwitcher() {
  const names = useNames();
  const me = useWorkspace((snapshot) => snapshot.me);
  const mine = useWorkspace((snapshot) => snapshot.people.find(({ id }) => id === me));
  return (
    <PersonMenu buttonClass="top-button" align="end">
      <span className="person">
        <Avatar author={names.author(me)} size="small" />
        <span className="top-long">
          {mine?.name} <span className="person-role">{mine?.role}</span>
        </span>
        <span className="hidden">Act as someone else</span>
      </span>
    </PersonMenu>
  );
}
