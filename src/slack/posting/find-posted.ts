import type { FindPostedOutcome, PostedMark } from '../../digests/delivery/poster.ts';
import type { ChannelId, MessageTs } from '../../model/slack-ids.ts';
import type { Identity } from '../transport/own-identity.ts';
import { DELIVERY_EVENT, readDeliveryMetadata } from './delivery-metadata.ts';
import type { FindOwnMessages, OwnMessage } from './find-own-messages.ts';
import type { WalkOutcome } from './resume-walk.ts';

export interface FindPostedRequest {
  readonly channel: ChannelId;
  readonly digestKey: string;
  /** Nothing older is looked at. */
  readonly since: Date;
}

/** A digest's lists in a channel, and the replies below them; see `Poster.findPosted`. */
export async function findPosted(
  findOwnMessages: FindOwnMessages,
  identity: Identity,
  { channel, digestKey, since }: FindPostedRequest,
): Promise<FindPostedOutcome> {
  const place = { channel, since, eventType: DELIVERY_EVENT };
  const inChannel = await findOwnMessages(identity, { ...place, threadTs: null });
  if (inChannel.kind !== 'complete') {
    return unfinished(inChannel);
  }
  const lists = marksOf(inChannel.rows, digestKey);
  const messages: PostedMark[] = [...lists];
  for (const { ref } of lists.filter(({ itemId }) => itemId === null)) {
    const thread: WalkOutcome<OwnMessage> = await findOwnMessages(identity, {
      ...place,
      threadTs: ref.ts,
    });
    if (thread.kind !== 'complete') {
      return unfinished(thread);
    }
    // Slack gives the parent with its thread.
    messages.push(...marksOf(thread.rows, digestKey).filter((mark) => mark.ref.ts !== ref.ts));
  }
  return { kind: 'posted', messages: messages.sort(byTs) };
}

function unfinished(
  outcome: Exclude<WalkOutcome<OwnMessage>, { readonly kind: 'complete' }>,
): FindPostedOutcome {
  return outcome.kind === 'limited'
    ? { kind: 'limited', retryAfterMs: outcome.retryAfterMs }
    : { kind: 'failed', reason: outcome.reason };
}

function marksOf(rows: readonly OwnMessage[], digestKey: string): readonly PostedMark[] {
  return rows.flatMap(({ ref, payload }) => {
    const mark = readDeliveryMetadata(payload);
    return mark === undefined || mark.digestKey !== digestKey ? [] : [{ ...mark, ref }];
  });
}

const tsOf = ({ ref }: PostedMark): MessageTs => ref.ts;
const byTs = (a: PostedMark, b: PostedMark) => (tsOf(a) < tsOf(b) ? -1 : 1);
