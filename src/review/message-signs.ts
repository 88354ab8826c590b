import type { MessageRef } from '../model/slack-ids.ts';
import type { ReviewStore } from '../store/review-store.ts';

/** What a message bears for everybody to see of its item: as it is stored, not as Slack shows it. */
export interface MessageSigns {
  /** Somebody flags the item. */
  readonly flagged: boolean;
  /** The decision that stands took it. */
  readonly accepted: boolean;
}

export interface MessageSignsDeps {
  readonly store: Pick<ReviewStore, 'itemAt' | 'flags' | 'decisions'>;
}

/** Builds the look at one message; one that shows no item bears nothing. */
export function createMessageSigns({ store }: MessageSignsDeps) {
  return async (ref: MessageRef): Promise<MessageSigns> => {
    const itemId = await store.itemAt(ref);
    if (itemId === undefined) {
      return { flagged: false, accepted: false };
    }
    const flags = await store.flags(ref.team, itemId);
    const decisions = await store.decisions(ref.team, itemId);
    return { flagged: flags.length > 0, accepted: decisions.at(-1)?.verdict === 'accepted' };
  };
}
