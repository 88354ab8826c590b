import type { Happenings } from './happenings.ts';
import type { SavedState } from './saved-state.ts';
import { SLACKBOT } from './slackbot.ts';
import type { Draft, StoredMessage } from './stored-message.ts';
import type { NextTs } from './timestamps.ts';

export interface Messages {
  post(draft: Draft): StoredMessage;
  find(channel: string, ts: string): StoredMessage | undefined;
  change(message: StoredMessage, patch: Partial<StoredMessage>): StoredMessage;
  /** Takes a message away; of a thread's parent a tombstone stays, so that its replies have a place. */
  remove(message: StoredMessage): void;
  /** Whether there was a message once that nothing is left of. */
  wasRemoved(channel: string, ts: string): boolean;
  /** Oldest first, ephemeral ones and replies included. */
  all(): readonly StoredMessage[];
  /** Oldest first, without ephemeral ones. */
  repliesTo(channel: string, ts: string): readonly StoredMessage[];
  save(): Pick<SavedState, 'removed'> & { readonly messages: readonly StoredMessage[] };
}

/** What Slack leaves where a thread's parent was. */
const TOMBSTONE = {
  user: SLACKBOT,
  otherApp: null,
  subtype: 'tombstone',
  text: 'This message was deleted.',
  blocks: [],
  attachments: [],
  files: [],
  metadata: null,
  reactions: [],
} as const;

export function createMessages(deps: {
  readonly happenings: Happenings;
  readonly nextTs: NextTs;
  /** What was there at an earlier start, oldest message first. */
  readonly saved: Pick<SavedState, 'messages' | 'removed'>;
}): Messages {
  const { happenings, nextTs, saved } = deps;
  // Insertion order is order in time: timestamps grow over all channels.
  const byPlace = new Map<string, StoredMessage>();
  const place = (channel: string, ts: string) => `${channel} ${ts}`;

  const removed = new Set(saved.removed.map(({ channel, ts }) => place(channel, ts)));
  const threads = new Map<string, Set<string>>();

  const keep = (message: StoredMessage) => {
    const { channel, ts, threadTs, onlyFor } = message;
    byPlace.set(place(channel, ts), message);
    if (threadTs !== null && onlyFor === null) {
      const thread = threads.get(place(channel, threadTs)) ?? new Set();
      threads.set(place(channel, threadTs), thread.add(ts));
    }
  };

  for (const message of saved.messages) {
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

  const repliesTo = (channel: string, ts: string) =>
    [...(threads.get(place(channel, ts)) ?? [])].flatMap((each) => find(channel, each) ?? []);

  const takeAway = (message: StoredMessage) => {
    byPlace.delete(place(message.channel, message.ts));
    removed.add(place(message.channel, message.ts));
    happenings.tell({ kind: 'message-removed', message });
    tellParent(message);
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
        otherApp: null,
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
      if (repliesTo(message.channel, message.ts).length > 0) {
        put({ ...message, ...TOMBSTONE });
      } else {
        takeAway(message);
      }
    },
    wasRemoved: (channel, ts) => removed.has(place(channel, ts)),
    all: () => [...byPlace.values()],
    repliesTo,
    save: () => ({
      messages: [...byPlace.values()],
      removed: [...removed].map((each) => {
        const [channel = '', ts = ''] = each.split(' ');
        return { channel, ts };
      }),
    }),
  };
}
