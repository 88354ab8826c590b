import type { DigestMessage } from '../../model/digest/digest-message.ts';
import type { FindOutcome, PostOutcome } from '../../model/digest/post-outcome.ts';
import type { ItemId } from '../../model/item.ts';
import type { ChannelId, MessageRef, MessageTs, UserId } from '../../model/slack-ids.ts';

/** What travels in a message's metadata, so that the message can be found again. Opaque ids only. */
export interface DeliveryMark {
  /** The same for every message of a digest; see run-ids.ts. */
  readonly digestKey: string;
  readonly runId: string;
  readonly deliveryId: string;
  /** Null for the list itself. */
  readonly itemId: ItemId | null;
}

/** One message to put into a channel, or into the thread of the run's parent. */
export interface PostRequest {
  readonly channel: ChannelId;
  /** Null posts to the channel itself. */
  readonly threadTs: MessageTs | null;
  readonly mark: DeliveryMark;
  readonly message: DigestMessage;
  /** Whom an answer in a thread is for. Default: nobody by name. */
  readonly askedBy?: UserId | null;
  /** Asked when the first byte is about to leave; where it says no, the post is withheld. */
  readonly mayBegin: () => boolean;
}

export interface FindRequest {
  readonly channel: ChannelId;
  /** Where the message would stand: the parent's thread, or null for the channel. */
  readonly threadTs: MessageTs | null;
  readonly deliveryId: string;
  /** Nothing older than this is looked at. */
  readonly since: Date;
}

/** A digest's message that stands in a channel. */
export interface PostedMark extends DeliveryMark {
  readonly ref: MessageRef;
}

export type FindPostedOutcome =
  /** Lists and their replies, oldest first. */
  | { readonly kind: 'posted'; readonly messages: readonly PostedMark[] }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type ChannelOutcome =
  | { readonly kind: 'channel'; readonly id: ChannelId }
  /** @param missingScope - what the app may not see, so that it might be there all the same. */
  | { readonly kind: 'unknown-channel'; readonly missingScope: string | null }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where the app can post nothing, and why. */
export interface UnreachableChannel {
  readonly kind: 'unreachable';
  readonly why: 'unknown' | 'not-member' | 'archived';
  /** What the app may not see, so that the channel might be there all the same; null for nothing. */
  readonly missingScope: string | null;
}

/** How digests reaches a workspace. Never retries by itself: when to do that is digests' rule. */
export interface Poster {
  /**
   * Looks a channel up; one that Slack asked to wait goes on where it stopped.
   *
   * @param channel - `#name` or a channel id, as the definition says it.
   */
  channelId(channel: string): Promise<ChannelOutcome>;
  /** Whether a post to the channel would be taken; `unclear` where Slack could not be asked. */
  reach(channel: string): Promise<UnreachableChannel | { readonly kind: 'reachable' | 'unclear' }>;
  /** A reply that Slack puts elsewhere than into its thread is removed and refused: `thread_gone`. */
  post(request: PostRequest): Promise<PostOutcome>;
  /** Looks through every page of the channel or thread for the app's own message with this delivery id. */
  find(request: FindRequest): Promise<FindOutcome>;
  /** Everything of a digest that stands in a channel and its threads since an instant. */
  findPosted(channel: ChannelId, digestKey: string, since: Date): Promise<FindPostedOutcome>;
  /** Whether somebody is still of the workspace; `unclear` where Slack could not be asked. */
  isHere(person: UserId): Promise<'here' | 'gone' | 'unclear'>;
  /** Deletes the app's own message; resolves as well when it was gone already. */
  remove(ref: MessageRef): Promise<'removed' | 'failed'>;
}
