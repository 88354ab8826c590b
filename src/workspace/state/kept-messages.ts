import type { SavedState } from './saved-state.ts';
import type { StoredMessage } from './stored-message.ts';

/** Messages by their place, and what each thread holds. */
export interface KeptMessages {
  /** Puts a message in its place, or a new version of it. */
  keep(message: StoredMessage): void;
  drop(message: StoredMessage): void;
  find(channel: string, ts: string): StoredMessage | undefined;
  /** Whether there was a message once that nothing is left of. */
  wasRemoved(channel: string, ts: string): boolean;
  /** Oldest first, ephemeral ones and replies included. */
  all(): readonly StoredMessage[];
  /** Oldest first, without ephemeral ones. */
  repliesTo(channel: string, ts: string): readonly StoredMessage[];
  save(): Pick<SavedState, 'removed'> & { readonly messages: readonly StoredMessage[] };
}

/** @param saved - oldest message first. */
export function createKeptMessages(saved: Pick<SavedState, 'messages' | 'removed'>): KeptMessages {
  // Insertion order is order in time: timestamps grow over all channels.
  const byPlace = new Map<string, StoredMessage>();
  const threads = new Map<string, Set<string>>();
  const removed = new Set(saved.removed.map(({ channel, ts }) => placeOf(channel, ts)));

  const keep = (message: StoredMessage) => {
    const { channel, ts, threadTs, onlyFor } = message;
    byPlace.set(placeOf(channel, ts), message);
    if (threadTs !== null && onlyFor === null) {
      const thread = threads.get(placeOf(channel, threadTs)) ?? new Set();
      threads.set(placeOf(channel, threadTs), thread.add(ts));
    }
  };
  for (const message of saved.messages) {
    keep({ ...message, files: [] });
  }
  const find = (channel: string, ts: string) => byPlace.get(placeOf(channel, ts));

  return {
    keep,
    drop: ({ channel, ts }) => {
      byPlace.delete(placeOf(channel, ts));
      removed.add(placeOf(channel, ts));
    },
    find,
    wasRemoved: (channel, ts) => removed.has(placeOf(channel, ts)),
    all: () => [...byPlace.values()],
    repliesTo: (channel, ts) =>
      [...(threads.get(placeOf(channel, ts)) ?? [])].flatMap((each) => find(channel, each) ?? []),
    save: () => ({
      messages: [...byPlace.values()],
      removed: [...removed].map((each) => {
        const [channel = '', ts = ''] = each.split(' ');
        return { channel, ts };
      }),
    }),
  };
}

function placeOf(channel: string, ts: string): string {
  return `${channel} ${ts}`;
}
