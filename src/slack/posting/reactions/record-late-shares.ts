import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import type { ItemMessage } from '../../../model/review/review.ts';
import type { Review } from '../../../review/review.ts';
import type { Identity } from '../../transport/own-identity.ts';
import { DOUBT_MS } from '../post-share.ts';
import type { MessageGroup } from './message-group.ts';
import type { GroupRead } from './read-group.ts';

export interface RecordLateSharesDeps {
  readonly review: Pick<Review, 'recordShare' | 'shareAttempts'>;
  readonly identity: () => Identity;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

/**
 * Shares whose answer was lost, found by what their metadata says. Once Slack has had its time to
 * take them, they are no longer looked for, whether they are there or not.
 *
 * @returns the messages that nobody knew of.
 */
export async function recordLateShares(
  deps: RecordLateSharesDeps,
  group: MessageGroup,
  read: GroupRead,
): Promise<readonly ItemMessage[]> {
  const { review, identity, events } = deps;
  const { channel, threadTs, messages } = group;
  const { team, botId, botUser } = identity();
  const known = new Set(messages.map(({ ref }) => ref.ts));
  const there = new Set<string | undefined>();
  const late: ItemMessage[] = [];
  for (const { ts, user, bot_id, metadata } of read.rows.values()) {
    const isOurs = bot_id === botId || user === botUser;
    // Slack gives the parent with its thread; it stands in the channel.
    if (!isOurs || metadata === undefined || ts === threadTs) {
      continue;
    }
    const { share_id, item: itemId, by } = metadata.event_payload;
    there.add(share_id);
    if (!known.has(ts)) {
      const ref = { team, channel, ts };
      await review.recordShare(ref, itemId, { team, user: by }, threadTs);
      events.emit('share-recorded-late', { channel, ts });
      late.push({ ref, threadTs, itemId });
    }
  }
  await endAttempts(deps, group, { read, there });
  return late;
}

async function endAttempts(
  { review, clock }: RecordLateSharesDeps,
  { attempts }: MessageGroup,
  { read, there }: { readonly read: GroupRead; readonly there: ReadonlySet<string | undefined> },
): Promise<void> {
  const now = clock.now().getTime();
  for (const { id, at } of attempts) {
    // Until then a second click must know of it, so as not to share again.
    const isOver = now - at.getTime() >= DOUBT_MS;
    if (isOver && (there.has(id) || read.seen === 'all')) {
      await review.shareAttempts.end(id);
    }
  }
}
