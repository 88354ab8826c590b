import type { Happenings } from './happenings.ts';
import type { Draft, StoredMessage } from './stored-message.ts';
import type { NextTs } from './timestamps.ts';

export interface Messages {
  post(draft: Draft): StoredMessage;
  find(channel: string, ts: string): StoredMessage | undefined;
  change(message: StoredMessage, patch: Partial<StoredMessage>): StoredMessage;
  remove(message: StoredMessage): void;
  /** Oldest first, ephemeral ones and replies included. */
  all(): readonly StoredMessage[];
  /** Oldest first, without ephemeral ones. */
  repliesTo(channel: string, ts: string): readonly StoredMessage[];
}

export function createMessages(deps: {
  readonly happenings: Happenings;
  readonly nextTs: NextTs;
  /** Those of an earlier start, oldest first. */
  readonly saved: readonly Omit<StoredMessage, 'files'>[];
}): Messages {
  const { happenings, nextTs, saved } = deps;
  // Insertion order is order in time: timestamps grow over all channels.
  const byPlace = new Map<string, StoredMessage>();
  const place = (channel: string, ts: string) => `${channel} ${ts}`;

  const threads = new Map<string, Set<string>>();

  const keep = (message: StoredMessage) => {
    const { channel, ts, threadTs, onlyFor } = message;
    byPlace.set(place(channel, ts), message);
    if (threadTs !== null && onlyFor === null) {
      const thread = threads.get(place(channel, threadTs)) ?? new Set();
      threads.set(place(channel, threadTs), thread.add(ts));
    }
  };

  for (const message of saved) {
    keep({ ...message, files: [] });
  }

  const put = (message: StoredMessage) => {
    keep(message);
    happenings.tell({ kind: 'message', message });
    return message;
  };

  const find = (channel: string, ts: string) => byPlace.get(place(channel, ts));

  /** A parent shows how many replies it has. */
  const tellParent = ({ channel, threadTs, onlyFor }: StoredMessage) => {
    const parent = threadTs === null ? undefined : find(channel, threadTs);
    if (parent !== undefined && onlyFor === null) {
      happenings.tell({ kind: 'message', message: parent });
    }
  };

  return {
    post: (draft) => {
      const message = put({
        threadTs: null,
        blocks: [],
        attachments: [],
        files: [],
        metadata: null,
        reactions: [],
        editedTs: null,
        onlyFor: null,
        broadcast: false,
        subtype: null,
        ...draft,
        ts: nextTs(),
      });
      tellParent(message);
      happenings.tell({ kind: 'channels' });
      return message;
    },
    find,
    change: (message, patch) => put({ ...message, ...patch }),
    remove: (message) => {
      byPlace.delete(place(message.channel, message.ts));
      happenings.tell({ kind: 'message-removed', message });
      tellParent(message);
    },
    all: () => [...byPlace.values()],
    repliesTo: (channel, ts) =>
      [...(threads.get(place(channel, ts)) ?? [])].flatMap((each) => find(channel, each) ?? []),
  };
}
