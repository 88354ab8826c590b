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

export function createViews(deps: {
  readonly happenings: Happenings;
  readonly newId: NewId;
}): Views {
  const { happenings, newId } = deps;
  const modals = new Map<string, readonly StoredView[]>();
  const homes = new Map<string, StoredView>();
  let hashes = 0;
  const nextHash = () => {
    hashes += 1;
    return `${hashes.toString().padStart(10, '0')}.view`;
  };
  const modalsOf = (user: string) => modals.get(user) ?? [];
  const all = () => [...modals.values(), [...homes.values()]].flat();
  const setModals = (user: string, stack: readonly StoredView[]) => {
    modals.set(user, stack);
    happenings.tell({ kind: 'modals', user });
  };
  const swap = (stored: StoredView) => {
    if (homes.get(stored.user)?.id === stored.id) {
      homes.set(stored.user, stored);
      happenings.tell({ kind: 'home', user: stored.user });
    } else {
      const stack = modalsOf(stored.user);
      setModals(
        stored.user,
        stack.map((open) => (open.id === stored.id ? stored : open)),
      );
    }
    return stored;
  };

  return {
    find: (id) => all().find((stored) => stored.id === id),
    findByExternalId: (externalId) => all().find(({ view }) => view.external_id === externalId),
    modalsOf,
    homeOf: (user) => homes.get(user),
    push: (user, view) => {
      const stack = modalsOf(user);
      const id = newId('V');
      const stored = {
        id,
        hash: nextHash(),
        view,
        errors: {},
        user,
        previousId: stack.at(-1)?.id ?? null,
        rootId: stack[0]?.id ?? id,
      };
      setModals(user, [...stack, stored]);
      return stored;
    },
    replace: (stored, view) => swap({ ...stored, view, hash: nextHash(), errors: {} }),
    showErrors: (stored, errors) => {
      swap({ ...stored, errors });
    },
    close: (stored) => {
      const stack = modalsOf(stored.user);
      const at = stack.findIndex(({ id }) => id === stored.id);
      setModals(stored.user, at < 0 ? stack : stack.slice(0, at));
    },
    closeAll: (user) => setModals(user, []),
    publish: (user, view) => {
      const open = homes.get(user);
      if (open !== undefined) {
        return swap({ ...open, view, hash: nextHash(), errors: {} });
      }
      const id = newId('V');
      const stored = { id, hash: nextHash(), view, errors: {}, user, previousId: null, rootId: id };
      homes.set(user, stored);
      happenings.tell({ kind: 'home', user });
      return stored;
    },
  };
}
