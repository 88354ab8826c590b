import { useEffect } from 'react';
import type { OpenView } from '../../page-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext, useNewSurface } from '../elements/surface.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';

/** The app's Home tab. Opening it tells the app, as in Slack. */
export function HomeTab() {
  const store = usePageStore();
  const home = useWorkspace((snapshot) => snapshot.home);
  const me = useWorkspace((snapshot) => snapshot.me);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each person opens a Home of their own
  useEffect(() => {
    void store.act({ kind: 'open-home' });
  }, [store, me]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to be reachable by keyboard
    <section className="home" aria-label="Home" tabIndex={0}>
      <div className="home-inner">
        {home === null ? (
          <p className="empty">The app has not published its Home yet.</p>
        ) : (
          <HomeView key={home.id} home={home} />
        )}
      </div>
    </section>
  );
}

function HomeView({ home }: { home: OpenView }) {
  const surface = useNewSurface({ kind: 'view', viewId: home.id }, home.view.blocks);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={home.view.blocks} errors={home.errors} />
    </SurfaceContext>
  );
}
