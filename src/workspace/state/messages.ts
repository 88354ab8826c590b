import type { Happenings } from './happenings.ts';
import { createKeptMessages, type KeptMessages } from './kept-messages.ts';
import type { SavedState } from './saved-state.ts';
import { SLACKBOT } from './slackbot.ts';
import type { Draft, StoredMessage } from './stored-message.ts';
import type { NextTs } from './timestamps.ts';

export interface Messages extends Omit<KeptMessages, 'keep' | 'drop'> {
  post(draft: Draft): StoredMessage;
  change(message: StoredMessage, patch: Partial<StoredMessage>): StoredMessage;
  /** Takes a message away; of a thread's parent a tombstone stays, so that its replies have a place. */
  remove(message: StoredMessage): void;
}

/** What a message has that its draft does not tell of. */
const UNSAID = {
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
} as const;

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
  const { happenings, nextTs } = deps;
  const kept = createKeptMessages(deps.saved);

  const put = (message: StoredMessage) => {
    kept.keep(message);
    happenings.tell({ kind: 'message', message });
    return message;
  };

  /** A parent shows how many replies it has. */
  const tellParent = ({ channel, threadTs, onlyFor }: StoredMessage) => {
    const parent = threadTs === null ? undefined : kept.find(channel, threadTs);
    if (parent !== undefined && onlyFor === null) {
      happenings.tell({ kind: 'message', message: parent });
    }
  };

  const takeAway = (message: StoredMessage) => {
    kept.drop(message);
    happenings.tell({ kind: 'message-removed', message });
    tellParent(message);
  };

  return {
    ...kept,
    post: (draft) => {
      const message = put({ ...UNSAID, ...draft, ts: nextTs() });
      tellParent(message);
      happenings.tell({ kind: 'channels' });
      return message;
    },
    change: (message, patch) => put({ ...message, ...patch }),
    remove: (message) => {
      if (kept.repliesTo(message.channel, message.ts).length > 0) {
        put({ ...message, ...TOMBSTONE });
      } else {
        takeAway(message);
      }
    },
  };
}
