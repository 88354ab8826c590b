import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { later, MINUTE_MS } from '../../model/duration.ts';
import type { Elapsed } from '../../model/elapsed.ts';
import type { Jobs } from '../../model/jobs.ts';
import type { ShareAttempt } from '../../model/review/review.ts';
import type { ChannelId, MessageRef, MessageTs } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import { type SharedItem, sharedItemMessage } from '../blocks/search/shared-item.ts';
import type { Identity } from '../transport/own-identity.ts';
import { withPermit } from '../transport/permit.ts';
import { type FindOwnMessages, foundWith } from './find-own-messages.ts';
import { failedPost } from './post-outcome.ts';
import { postPublicly } from './post-publicly.ts';

/** The metadata type of shared items; its payload holds ids alone. */
export const SHARE_EVENT = 'signalpost_share';
/** A share in doubt is looked for again for as long as Slack may still take it. */
export const DOUBT_MS = 10 * MINUTE_MS;

const CLAIM = {
  /** The same share within this time is a double click, not a second wish. */
  sameClickMs: MINUTE_MS,
  doubtMs: DOUBT_MS,
  /** A look for an earlier one, a post of ten seconds, and a look for that. */
  underWayMs: MINUTE_MS,
} as const;

export interface ShareRequest {
  readonly shared: SharedItem;
  readonly channel: ChannelId;
  /** Null in the channel itself. */
  readonly threadTs: MessageTs | null;
}

export type ShareOutcome =
  | { readonly kind: 'shared'; readonly ref: MessageRef; readonly isNew: boolean }
  /** The same click is being worked on. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly code: string }
  /** Slack left it open; it is looked for before it is posted again. */
  | { readonly kind: 'unknown' };

export type PostShare = (client: WebClient, request: ShareRequest) => Promise<ShareOutcome>;

export interface PostShareDeps {
  readonly review: Pick<Review, 'recordShare' | 'shareAttempts'>;
  readonly identity: () => Identity;
  readonly findOwnMessages: FindOwnMessages;
  readonly clock: Pick<Clock, 'now'>;
  readonly elapsed: Elapsed;
  readonly newId: () => string;
  /** Names this replica. */
  readonly owner: string;
  readonly presence: Jobs['presence'];
}

/**
 * Shares items, each once however often it is clicked, on whatever replica, or Slack loses its answer.
 * An attempt is on disk before Slack is asked, so that a restart in between neither loses the share
 * nor doubles it.
 */
export function createPostShare(deps: PostShareDeps): PostShare {
  const { review, clock, elapsed, newId, owner } = deps;
  return async (client, request) => {
    const begun = elapsed();
    const presence = deps.presence();
    const attempt = attemptOf(deps.identity(), request, { id: newId(), at: clock.now() });
    const claim = await review.shareAttempts.claim(attempt, { ...CLAIM, owner });
    // Whoever is stopped in between must not post what another has looked for, and posted, meanwhile.
    const mayBegin = () => presence.isHeld() && elapsed() - begun < CLAIM.underWayMs / 2;
    switch (claim.kind) {
      case 'shared':
        return { kind: 'shared', ref: claim.ref, isNew: false };
      case 'under-way':
        return claim;
      case 'in-doubt':
        return shareAgain(deps, client, { request, attempt: claim.attempt, mayBegin });
      case 'begun':
        return post(deps, client, { request, attempt, mayBegin });
    }
  };
}

interface Sharing {
  readonly request: ShareRequest;
  readonly attempt: ShareAttempt;
  readonly mayBegin: () => boolean;
}

/** Looks for an earlier attempt in doubt before it posts. */
async function shareAgain(
  deps: PostShareDeps,
  client: WebClient,
  sharing: Sharing,
): Promise<ShareOutcome> {
  const ref = await lookUp(deps, sharing.attempt);
  if (ref === null) {
    return post(deps, client, sharing);
  }
  return ref === 'failed' ? inDoubt(deps, sharing.attempt) : settle(deps, sharing.attempt, ref);
}

async function post(
  deps: PostShareDeps,
  client: WebClient,
  { request: { shared, channel, threadTs }, attempt, mayBegin }: Sharing,
): Promise<ShareOutcome> {
  const message = sharedItemMessage(shared);
  let ts: MessageTs;
  try {
    ts = await withPermit(mayBegin, () =>
      postPublicly(client, { channel, threadTs }, message, metadataOf(attempt)),
    );
  } catch (error) {
    return notPosted(deps, attempt, error);
  }
  return settle(deps, attempt, { team: attempt.team, channel, ts });
}

async function notPosted(
  deps: PostShareDeps,
  attempt: ShareAttempt,
  error: unknown,
): Promise<ShareOutcome> {
  const failed = failedPost(error);
  if (failed.kind === 'withheld') {
    return { kind: 'unknown' };
  }
  if (failed.kind === 'unknown') {
    const ref = await lookUp(deps, attempt);
    return ref === null || ref === 'failed' ? inDoubt(deps, attempt) : settle(deps, attempt, ref);
  }
  await deps.review.shareAttempts.end(attempt.id);
  return failed.kind === 'limited'
    ? { kind: 'limited', seconds: Math.ceil(failed.retryAfterMs / 1000) }
    : { kind: 'refused', code: failed.code };
}

async function inDoubt({ review }: PostShareDeps, { id }: ShareAttempt): Promise<ShareOutcome> {
  await review.shareAttempts.doubt(id);
  return { kind: 'unknown' };
}

async function settle(
  { review }: PostShareDeps,
  { id, team, itemId, by, threadTs }: ShareAttempt,
  ref: MessageRef,
): Promise<ShareOutcome> {
  await review.recordShare(ref, itemId, { team, user: by }, threadTs);
  await review.shareAttempts.end(id);
  return { kind: 'shared', ref, isNew: true };
}

/** @returns null when it is not there, `failed` when that could not be seen. */
async function lookUp(
  { identity, findOwnMessages }: PostShareDeps,
  { id, at, channel, threadTs }: ShareAttempt,
): Promise<MessageRef | null | 'failed'> {
  const since = later(at, -MINUTE_MS);
  const request = { channel, threadTs, since, eventType: SHARE_EVENT };
  const found = foundWith(await findOwnMessages(identity(), request), 'share_id', id);
  if (found.kind === 'found') {
    return found.refs[0];
  }
  return found.kind === 'absent' ? null : 'failed';
}

function attemptOf(
  { team }: Identity,
  { shared: { found, by }, channel, threadTs }: ShareRequest,
  begun: Pick<ShareAttempt, 'id' | 'at'>,
): ShareAttempt {
  return { ...begun, team, channel, threadTs, itemId: found.item.id, by };
}

function metadataOf({ id, itemId, by }: ShareAttempt) {
  return { event_type: SHARE_EVENT, event_payload: { share_id: id, item: itemId, by } };
}
