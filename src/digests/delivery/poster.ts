import type { DigestMessage } from '../../model/digest-message.ts';
import type { ChannelId, MessageRef, MessageTs } from '../../model/slack-ids.ts';

/** One message to put into a channel, or into the thread of the run's parent. */
export interface PostRequest {
  readonly channel: ChannelId;
  /** Null posts to the channel itself. */
  readonly threadTs: MessageTs | null;
  readonly runId: string;
  /** Travels in the message's metadata, so that the message can be found again. */
  readonly deliveryId: string;
  readonly message: DigestMessage;
}

/**
 * What became of one post. `refused` is definite: nothing was posted, and
 * trying again as is would end the same. `unknown` is everything that leaves
 * doubt (timeout, reset, 5xx, unreadable body): look before posting again.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ref: MessageRef }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** How far the refusal reaches: this message, everything in the channel, or every call. */
      readonly scope: 'message' | 'channel' | 'workspace';
    }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface FindRequest {
  readonly channel: ChannelId;
  /** Where the message would stand: the parent's thread, or null for the channel. */
  readonly threadTs: MessageTs | null;
  readonly deliveryId: string;
  /** Nothing older than this is looked at. */
  readonly since: Date;
}

export type FindOutcome =
  /** Oldest first; more than one means that a late acceptance doubled it. */
  | { readonly kind: 'found'; readonly refs: readonly [MessageRef, ...MessageRef[]] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string };

export type ChannelOutcome =
  | { readonly kind: 'channel'; readonly id: ChannelId }
  | { readonly kind: 'unknown-channel' }
  | { readonly kind: 'failed'; readonly reason: string };

/** How digests reaches a workspace. Never retries by itself: when to do that is digests' rule. */
export interface Poster {
  /** @param channel - `#name` or a channel id, as the definition says it. */
  channelId(channel: string): Promise<ChannelOutcome>;
  post(request: PostRequest): Promise<PostOutcome>;
  /** Looks through every page of the channel or thread for the app's own message with this delivery id. */
  find(request: FindRequest): Promise<FindOutcome>;
  /** Deletes the app's own message; resolves as well when it was gone already. */
  remove(ref: MessageRef): Promise<'removed' | 'failed'>;
}
