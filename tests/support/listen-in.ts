import { App } from '@slack/bolt';
import { vi } from 'vitest';

const WAYS = ['action', 'view', 'command', 'shortcut', 'options', 'event'] as const;

/** Bolt's own, also where an earlier look was not ended. */
const BOLTS = new Map(WAYS.map((way) => [way, Reflect.get(App.prototype, way) as Listener]));

/** Sees what apps that start from now on listen to, and when they are done with it. */
export interface ListeningIn {
  /** `action item.flag`, `view export.form`, `command /signals`; each once. */
  readonly registered: () => readonly string[];
  /** Resolves when no listener is at work. */
  readonly settled: () => Promise<void>;
  readonly end: () => void;
}

/** Stands between Bolt and our listeners; it changes nothing of what either does. */
export function listenIn(): ListeningIn {
  const registered = new Set<string>();
  const atWork = new Set<Promise<unknown>>();
  const spies = WAYS.map((way) => {
    return vi.spyOn(App.prototype, way).mockImplementation(function register(
      this: App,
      on: unknown,
      listener: unknown,
    ) {
      registered.add(`${way} ${idOf(on)}`);
      const watched = async (...args: readonly unknown[]) => {
        const work = Promise.resolve(Reflect.apply(listener as Listener, undefined, args));
        atWork.add(work);
        try {
          await work;
        } finally {
          atWork.delete(work);
        }
      };
      BOLTS.get(way)?.apply(this, [on, watched]);
    });
  });
  return {
    registered: () => [...registered],
    settled: async () => {
      while (atWork.size > 0) {
        await Promise.allSettled(atWork);
      }
    },
    end: () => {
      for (const spy of spies) {
        spy.mockRestore();
      }
    },
  };
}

type Listener = (...args: readonly unknown[]) => unknown;

function idOf(on: unknown): string {
  if (typeof on === 'string') {
    return on;
  }
  if (on instanceof RegExp) {
    return on.source
      .replace(/^\^/, '')
      .replace(/\(:\\d\+\)\?\$$/, '')
      .replaceAll('\\', '');
  }
  const { action_id: action, callback_id: callback } = on as Readonly<Record<string, unknown>>;
  return idOf(action ?? callback ?? 'everything');
}
