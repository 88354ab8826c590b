import { useEffect, useState } from 'react';
import { tsToMs } from '../text/times.ts';
import { usePage, usePageStore } from './page-context.ts';
import { workspaceNow } from './page-state.ts';

const tickMs = 20_000;

/**
 * The workspace's time in milliseconds, told anew when it is moved and a few times
 * a minute; never before the newest message.
 */
export function useWorkspaceClock(): number {
  const store = usePageStore();
  const told = usePage(({ snapshot }) => snapshot?.clock.now);
  const newest = usePage(({ snapshot }) => tsToMs(snapshot?.messages.at(-1)?.ts ?? '0'));
  const [now, setNow] = useState(() => workspaceNow(store.get()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved clock starts the ticking anew
  useEffect(() => {
    const tell = () => setNow(workspaceNow(store.get()));
    tell();
    const timer = setInterval(tell, tickMs);
    return () => clearInterval(timer);
  }, [store, told]);
  return Math.max(now, newest);
}
