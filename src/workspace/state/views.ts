import type { View } from '@slack/types';
import type { OpenView } from '../page-protocol.ts';
import type { Happenings } from './happenings.ts';
import type { NewId } from './ids.ts';

/** A modal or Home tab, with where it stands. */
export interface StoredView extends OpenView {
  /** Whose screen it is on. */
  readonly user: string;
  readonly previousId: string | null;
  readonly rootId: string;
}

export interface Views {
  find(id: string): StoredView | undefined;
  /** @param externalId - the app's own name for a view. */
  findByExternalId(externalId: string): StoredView | undefined;
  /** Bottom first. */
  modalsOf(user: string): readonly StoredView[];
  homeOf(user: string): StoredView | undefined;
  /** Lays a modal on top of those that are open. */
  push(user: string, view: View): StoredView;
  replace(stored: StoredView, view: View): StoredView;
  showErrors(stored: StoredView, errors: Readonly<Record<string, string>>): void;
  /** Takes one modal away, with whatever lies on top of it. */
  close(stored: StoredView): void;
  closeAll(user: string): void;
  publish(user: string, view: View): StoredView;
}

interface ViewsDeps {
  readonly happenings: Happenings;
  readonly newId: NewId;
}

export function createViews({ happenings, newId }: ViewsDeps): Views {
  const screens = createScreens(happenings);
  const { modalsOf, homeOf } = screens;
  const nextHash = createHashes();
  const replace = (stored: StoredView, view: View) =>
    screens.swap({ ...stored, view, hash: nextHash(), errors: {} });

  return {
    find: (id) => screens.all().find((stored) => stored.id === id),
    findByExternalId: (externalId) =>
      screens.all().find(({ view }) => view.external_id === externalId),
    modalsOf,
    homeOf,
    push: (user, view) => {
      const stack = modalsOf(user);
      const id = newId('V');
      const previousId = stack.at(-1)?.id ?? null;
      const rootId = stack[0]?.id ?? id;
      const stored = { id, hash: nextHash(), view, errors: {}, user, previousId, rootId };
      screens.setModals(user, [...stack, stored]);
      return stored;
    },
    replace,
    showErrors: (stored, errors) => void screens.swap({ ...stored, errors }),
    close: (stored) => {
      const stack = modalsOf(stored.user);
      const at = stack.findIndex(({ id }) => id === stored.id);
      screens.setModals(stored.user, at < 0 ? stack : stack.slice(0, at));
    },
    closeAll: (user) => screens.setModals(user, []),
    publish: (user, view) => {
      const open = homeOf(user);
      if (open !== undefined) {
        return replace(open, view);
      }
      const id = newId('V');
      const stored = { id, hash: nextHash(), view, errors: {}, user, previousId: null, rootId: id };
      screens.setHome(stored);
      return stored;
    },
  };
}

/** Each view that was shown has another. */
function createHashes(): () => string {
  let hashes = 0;
  return () => {
    hashes += 1;
    return `${hashes.toString().padStart(10, '0')}.view`;
  };
}

/** What is open on each person's screen; whoever looks is told of changes. */
function createScreens(happenings: Happenings) {
  const modals = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  const modalsOf = (user: string) => modals.get(user) ?? [];
  const setModals = (user: string, stack: readonly StoredView[]) => {
    modals.set(user, stack);
    happenings.tell({ kind: 'modals', user });
  };
  const setHome = (stored: StoredView) => {
    homes.set(stored.user, stored);
    happenings.tell({ kind: 'home', user: stored.user });
  };
  return {
    all: () => [...modals.values(), [...homes.values()]].flat(),
    modalsOf,
    homeOf: (user: string) => homes.get(user),
    setModals,
    setHome,
    /** Puts a view in the place of the one with its id. */
    swap: (stored: StoredView): StoredView => {
      if (homes.get(stored.user)?.id === stored.id) {
        setHome(stored);
      } else {
        const stack = modalsOf(stored.user);
        const swapped = stack.map((open) => (open.id === stored.id ? stored : open));
        setModals(stored.user, swapped);
      }
      return stored;
    },
  };
}
