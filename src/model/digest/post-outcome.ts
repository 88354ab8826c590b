import type { MessageRef } from '../slack-ids.ts';

/**
 * What became of one post. `refused` is definite: nothing was posted, and
 * trying again as is would end the same. `unknown` is everything that leaves
 * doubt (timeout, reset, 5xx, unreadable body): look before posting again.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ref: MessageRef }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** Nothing was sent: by the time it could be, this process might no longer. */
  | { readonly kind: 'withheld' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** How far the refusal reaches: this message, everything in the channel, or every call. */
      readonly scope: 'message' | 'channel' | 'workspace';
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a search for one of the app's own messages found. */
export type FindOutcome =
  /** Oldest first; more than one means that a late acceptance doubled it. */
  | { readonly kind: 'found'; readonly refs: readonly [MessageRef, ...MessageRef[]] }
  | { readonly kind: 'absent' }
  /** Slack asked to wait; the next search for the same goes on where this one stopped. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string };
