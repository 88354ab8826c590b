import type { Act, ActResult, Change, Snapshot } from '../../page-protocol.ts';
import { correctAddress, goToAddress, readAddress } from './address.ts';
import { applyChange } from './apply-change.ts';
import { askedBy } from './asked.ts';
import { bothPanesFit } from './both-panes-fit.ts';
import { follow } from './follow.ts';
import { connectionLost, type Notice, withNotice, withoutLocal, withoutSolved } from './notice.ts';
import { initialState, openingChannel, type PageState } from './page-state.ts';
import { sendAct } from './send-act.ts';

/** The page's one source of truth: the workspace's snapshot and where the viewer is in it. */
export interface PageStore {
  readonly get: () => PageState;
  /** Calls back after every change; the result stops that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts to follow the workspace; the result stops that. */
  readonly connect: () => () => void;
  /** Does something as the current person; a failure is also shown as a notice. */
  readonly act: (act: Act) => Promise<ActResult>;
  readonly openChannel: (channel: string) => void;
  /** Where a thread and a tool do not fit side by side, the tool makes room. */
  readonly openThread: (ts: string | null) => void;
  /** Where both do not fit, an open thread stays behind the tool and is back once that is closed. */
  readonly toggleTool: (tool: 'wire' | 'weather') => void;
  readonly openDrawer: () => void;
  readonly closeDrawer: () => void;
  readonly becomePerson: (person: string) => void;
  readonly notify: (text: string, tone: 'error' | 'info') => void;
  readonly dismissNotice: (id: number) => void;
}

export function createPageStore(): PageStore {
  const held = createHeldState();
  const { get, set } = held;
  const connection = createConnection(held);
  let noticeId = 0;

  const note = (notice: Omit<Notice, 'id'>) => {
    noticeId += 1;
    set({ notices: withNotice(get().notices, { ...notice, id: noticeId }) });
  };
  return {
    get,
    subscribe: held.subscribe,
    connect: connection.connect,
    act: async (act) => {
      const asked = askedBy(act, performance.now());
      if (asked !== null) {
        set({ asked });
      }
      const result = await sendAct(connection.person(), act);
      if (result.ok) {
        set({ notices: withoutSolved(get().notices, act.kind) });
      } else {
        const about = result.lost === true ? connectionLost : act.kind;
        note({ text: result.error, tone: 'error', about });
      }
      return result;
    },
    openChannel: connection.openChannel,
    openThread: (thread) =>
      set(thread === null || bothPanesFit() ? { thread } : { thread, tool: null }),
    toggleTool: (tool) => set({ tool: get().tool === tool ? null : tool }),
    openDrawer: () => set({ drawer: true }),
    closeDrawer: () => set({ drawer: false }),
    becomePerson: connection.becomePerson,
    notify: (text, tone) => note({ text, tone, about: null }),
    dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  };
}

interface HeldState {
  readonly get: () => PageState;
  readonly set: (changes: Partial<PageState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createHeldState(): HeldState {
  let state = initialState;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (changes) => {
      state = { ...state, ...changes };
      for (const listener of listeners) {
        listener();
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows the workspace as one person and keeps the address true. */
function createConnection({ get, set }: HeldState) {
  let { person } = readAddress();
  let stop = () => {};

  const receive = (snapshot: Snapshot) => {
    person = snapshot.me;
    const channel = openingChannel(snapshot, get().channel ?? readAddress().channel);
    const opened = channel !== get().channel;
    const unread = unreadIn(snapshot, channel);
    set({
      snapshot,
      channel,
      connection: 'live',
      clockHeardAt: performance.now(),
      notices: withoutSolved(get().notices, connectionLost),
      ...(opened ? { unreadAtOpening: unread } : {}),
    });
    correctAddress({ channel, person });
  };
  const hear = (change: Change) => {
    const { snapshot } = get();
    if (snapshot !== null) {
      set({
        snapshot: applyChange(snapshot, change),
        ...(change.kind === 'clock' ? { clockHeardAt: performance.now() } : {}),
      });
    }
  };
  const openChannel = (channel: string) => {
    const unreadAtOpening = unreadIn(get().snapshot, channel);
    const notices = withoutLocal(get().notices);
    set({ channel, thread: null, drawer: false, unreadAtOpening, notices });
    goToAddress({ channel, person });
  };
  const start = () => {
    stop();
    const lost = () => set({ connection: 'lost' });
    stop = follow({ person: () => person, receive, hear, lost });
  };
  const becomePerson = (next: string) => {
    person = next;
    goToAddress({ channel: get().channel, person });
    set({ thread: null });
    start();
  };
  const onHash = () => {
    const { channel, person: named } = readAddress();
    if (named !== null && named !== person) {
      set({ channel });
      becomePerson(named);
    } else if (channel !== null && channel !== get().channel) {
      openChannel(channel);
    }
  };
  const connect = () => {
    start();
    window.addEventListener('hashchange', onHash);
    return () => {
      window.removeEventListener('hashchange', onHash);
      stop();
    };
  };
  return { connect, openChannel, becomePerson, person: () => person };
}

function unreadIn(snapshot: Snapshot | null, channel: string | null): number {
  return snapshot?.channels.find(({ id }) => id === channel)?.unread ?? 0;
}
