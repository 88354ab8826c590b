import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Snapshot } from '../../page-protocol.ts';
import type { PageState } from './page-state.ts';
import type { PageStore } from './page-store.ts';

export const PageContext = createContext<PageStore | null>(null);

/** The store of the page this component stands in. */
export function usePageStore(): PageStore {
  const store = useContext(PageContext);
  if (store === null) {
    throw new Error('This component stands outside the page.');
  }
  return store;
}

/** One part of the page's state; the component is drawn again only when that part changes. */
export function usePage<T>(select: (state: PageState) => T): T {
  const store = usePageStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** One part of the workspace, inside what is drawn once the workspace has answered. */
export function useWorkspace<T>(select: (snapshot: Snapshot) => T): T {
  return usePage(({ snapshot }) => {
    if (snapshot === null) {
      throw new Error('The workspace has not answered yet.');
    }
    return select(snapshot);
  });
}
