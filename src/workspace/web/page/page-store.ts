import type { Act, ActResult, Change, Snapshot } from '../../page-protocol.ts';
import { applyChange } from './apply-change.ts';
import { initialState, openingChannel, type PageState } from './page-state.ts';

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
  readonly openThread: (ts: string | null) => void;
  readonly toggleTool: (tool: 'wire' | 'weather') => void;
  readonly setDrawer: (open: boolean) => void;
  readonly becomePerson: (person: string) => void;
  readonly notify: (text: string, tone: 'error' | 'info') => void;
  readonly dismissNotice: (id: number) => void;
}

const retryAfterMs = 1500;

export function createPageStore(): PageStore {
  let state = initialState;
  let noticeId = 0;
  let person = addressPerson();
  let reconnect = () => {};
  const listeners = new Set<() => void>();

  const set = (changes: Partial<PageState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) {
      listener();
    }
  };
  const notify: PageStore['notify'] = (text, tone) => {
    noticeId += 1;
    const notice = { id: noticeId, text, tone };
    set({ notices: [...state.notices.slice(-2), notice] });
  };
  const writeAddress = () => {
    if (state.channel !== null && person !== null) {
      history.replaceState(null, '', `#${state.channel}/${person}`);
    }
  };
  const receive = (snapshot: Snapshot) => {
    person = snapshot.me;
    const channel = openingChannel(snapshot, state.channel ?? addressChannel());
    const unread = snapshot.channels.find(({ id }) => id === channel)?.unread ?? 0;
    const opened = channel !== state.channel;
    set({
      snapshot,
      channel,
      connection: 'live',
      clockHeardAt: performance.now(),
      ...(opened ? { unreadAtOpening: unread } : {}),
    });
    writeAddress();
  };
  const hear = (change: Change) => {
    if (state.snapshot === null) {
      return;
    }
    set({
      snapshot: applyChange(state.snapshot, change),
      ...(change.kind === 'clock' ? { clockHeardAt: performance.now() } : {}),
    });
  };

  const openChannel = (channel: string) => {
    const unread = state.snapshot?.channels.find(({ id }) => id === channel)?.unread ?? 0;
    set({ channel, thread: null, drawer: false, unreadAtOpening: unread });
    writeAddress();
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: () => {
      let stop = follow(
        () => person,
        receive,
        hear,
        () => set({ connection: 'lost' }),
      );
      reconnect = () => {
        stop();
        stop = follow(
          () => person,
          receive,
          hear,
          () => set({ connection: 'lost' }),
        );
      };
      const onHash = () => {
        const channel = addressChannel();
        if (addressPerson() !== person && addressPerson() !== null) {
          person = addressPerson();
          set({ channel });
          reconnect();
        } else if (channel !== null && channel !== state.channel) {
          openChannel(channel);
        }
      };
      window.addEventListener('hashchange', onHash);
      return () => {
        window.removeEventListener('hashchange', onHash);
        stop();
      };
    },
    act: async (act) => {
      if (act.kind === 'say' || act.kind === 'command') {
        const inThread = act.kind === 'say' && act.threadTs !== null;
        set({ asked: { at: performance.now(), inThread } });
      }
      const result = await send(person, act);
      if (!result.ok) {
        notify(result.error, 'error');
      }
      return result;
    },
    openChannel,
    openThread: (thread) => set({ thread }),
    toggleTool: (tool) => set({ tool: state.tool === tool ? null : tool }),
    setDrawer: (drawer) => set({ drawer }),
    becomePerson: (next) => {
      person = next;
      set({ thread: null });
      reconnect();
    },
    notify,
    dismissNotice: (id) => set({ notices: state.notices.filter((notice) => notice.id !== id) }),
  };
}

function addressChannel(): string | null {
  return /^#([^/]+)/.exec(location.hash)?.[1] ?? null;
}

function addressPerson(): string | null {
  return /^#[^/]*\/(.+)$/.exec(location.hash)?.[1] ?? null;
}

function asPerson(path: string, person: string | null): string {
  return person === null ? path : `${path}?as=${encodeURIComponent(person)}`;
}

async function send(person: string | null, act: Act): Promise<ActResult> {
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: person, act }),
    });
    const result: ActResult = await response.json();
    return result;
  } catch {
    return { ok: false, error: 'The workspace does not answer. Is the playground still running?' };
  }
}

/**
 * Listens first and asks for the whole state then, so that nothing falls between;
 * what arrives meanwhile waits. After a lost connection it does both again.
 */
function follow(
  person: () => string | null,
  receive: (snapshot: Snapshot) => void,
  hear: (change: Change) => void,
  lost: () => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let waiting: Change[] | null = [];

  const catchUp = async () => {
    waiting = [];
    const response = await fetch(asPerson('/page/state', person()));
    const snapshot: Snapshot = await response.json();
    if (stopped) {
      return;
    }
    receive(snapshot);
    const missed = waiting;
    waiting = null;
    missed.forEach(hear);
  };
  const start = () => {
    source = new EventSource(asPerson('/page/events', person()));
    source.onopen = () => void catchUp().catch(retry);
    source.onmessage = ({ data }) => {
      const change: Change = JSON.parse(data);
      if (waiting === null) {
        hear(change);
      } else {
        waiting.push(change);
      }
    };
    source.onerror = () => {
      lost();
      if (source?.readyState === EventSource.CLOSED) {
        retry();
      }
    };
  };
  const retry = () => {
    source?.close();
    if (!stopped) {
      timer = setTimeout(start, retryAfterMs);
    }
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}
