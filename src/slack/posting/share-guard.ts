import type { Clock } from '../../model/clock.ts';
import type { ItemId } from '../../model/item.ts';
import type { Actor, ChannelId } from '../../model/slack-ids.ts';

const SAME_CLICK_MS = 60_000;

/** Tells a double click from a second wish: one share per person, item and channel in a minute. */
export interface ShareGuard {
  /** @returns false when the same share was taken within the last minute. */
  take(actor: Actor, item: ItemId, channel: ChannelId): boolean;
  /** Gives it back when nothing was posted. */
  release(actor: Actor, item: ItemId, channel: ChannelId): void;
}

export function createShareGuard({ clock }: { readonly clock: Clock }): ShareGuard {
  const taken = new Map<string, number>();
  const key = ({ team, user }: Actor, item: ItemId, channel: ChannelId) =>
    [team, user, item, channel].join(' ');
  return {
    take: (actor, item, channel) => {
      const now = clock.now().getTime();
      for (const [other, at] of taken) {
        if (now - at >= SAME_CLICK_MS) {
          taken.delete(other);
        }
      }
      const share = key(actor, item, channel);
      if (taken.has(share)) {
        return false;
      }
      taken.set(share, now);
      return true;
    },
    release: (actor, item, channel) => {
      taken.delete(key(actor, item, channel));
    },
  };
}
