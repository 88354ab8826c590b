import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { later, MINUTE_MS } from '../../model/duration.ts';
import type { ShareAttempt } from '../../model/review.ts';
import type { ChannelId, MessageRef, MessageTs } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import { type SharedItem, sharedItemMessage } from '../blocks/search/shared-item.ts';
import type { Identity } from '../transport/own-identity.ts';
import { type FindOwnMessages, foundWith } from './find-own-messages.ts';
import { failedPost } from './post-outcome.ts';
import { postPublicly } from './post-publicly.ts';

/** The metadata type of shared items; its payload holds ids alone. */
export const SHARE_EVENT = 'signalpost_share';
/** The same share within this time is a double click, not a second wish. */
const SAME_CLICK_MS = MINUTE_MS;
/** A share in doubt is looked for again for as long as Slack may still take it. */
export const DOUBT_MS = 10 * MINUTE_MS;

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
  readonly newId: () => string;
}

/** A share that was clicked a moment ago. */
type Recent =
  | { readonly at: Date; readonly state: 'under-way' }
  | { readonly at: Date; readonly state: 'shared'; readonly ref: MessageRef };

/**
 * Shares items, each once however often it is clicked or Slack loses its answer. An attempt is on
 * disk before Slack is asked, so that a restart in between neither loses the share nor doubles it.
 */
export function createPostShare(deps: PostShareDeps): PostShare {
  const { clock } = deps;
  const recent = new Map<string, Recent>();

  return async (client, request) => {
    const at = clock.now();
    forgetOld(recent, at);
    const key = keyOf(request);
    const known = recent.get(key);
    if (known !== undefined) {
      return known.state === 'shared'
        ? { kind: 'shared', ref: known.ref, isNew: false }
        : { kind: 'under-way' };
    }
    // Before anything is waited for: the second click may come in the same moment.
    recent.set(key, { at, state: 'under-way' });
    let outcome: ShareOutcome | undefined;
    try {
      outcome = await shareOnce(deps, client, request, at);
      return outcome;
    } finally {
      if (outcome?.kind === 'shared') {
        recent.set(key, { at, state: 'shared', ref: outcome.ref });
      } else {
        recent.delete(key);
      }
    }
  };
}

/** Looks for an earlier attempt in doubt before it posts. */
async function shareOnce(
  deps: PostShareDeps,
  client: WebClient,
  request: ShareRequest,
  at: Date,
): Promise<ShareOutcome> {
  const { review, newId } = deps;
  const earlier = await attemptInDoubt(deps, request, at);
  const attempt = earlier ?? attemptOf(deps.identity(), request, { id: newId(), at });
  if (earlier !== undefined) {
    const ref = await lookUp(deps, attempt);
    if (ref !== null) {
      return ref === 'failed' ? { kind: 'unknown' } : settle(deps, attempt, ref);
    }
  }
  await review.shareAttempts.begin(attempt);
  return post(deps, client, request, attempt);
}

async function post(
  deps: PostShareDeps,
  client: WebClient,
  { shared, channel, threadTs }: ShareRequest,
  attempt: ShareAttempt,
): Promise<ShareOutcome> {
  const message = sharedItemMessage(shared);
  let ts: MessageTs;
  try {
    ts = await postPublicly(client, { channel, threadTs }, message, metadataOf(attempt));
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
    await deps.review.shareAttempts.end(attempt.id);
    return { kind: 'unknown' };
  }
  if (failed.kind === 'unknown') {
    const ref = await lookUp(deps, attempt);
    return ref === null || ref === 'failed' ? { kind: 'unknown' } : settle(deps, attempt, ref);
  }
  await deps.review.shareAttempts.end(attempt.id);
  return failed.kind === 'limited'
    ? { kind: 'limited', seconds: Math.ceil(failed.retryAfterMs / 1000) }
    : { kind: 'refused', code: failed.code };
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

/** The last attempt at this very share, while Slack may still take it. */
async function attemptInDoubt(
  { review, identity }: PostShareDeps,
  request: ShareRequest,
  now: Date,
): Promise<ShareAttempt | undefined> {
  const { team } = identity();
  const key = keyOf(request);
  const open = await review.shareAttempts.open(team);
  return open.find(
    (one) => keyOfAttempt(one) === key && Math.abs(now.getTime() - one.at.getTime()) < DOUBT_MS,
  );
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

function keyOf({ shared: { found, by }, channel, threadTs }: ShareRequest): string {
  return keyOfAttempt({ by, itemId: found.item.id, channel, threadTs });
}

function keyOfAttempt({
  by,
  itemId,
  channel,
  threadTs,
}: Pick<ShareAttempt, 'by' | 'itemId' | 'channel' | 'threadTs'>): string {
  return [by, itemId, channel, threadTs ?? ''].join(' ');
}

function forgetOld(recent: Map<string, Recent>, now: Date): void {
  for (const [key, { at }] of recent) {
    if (now.getTime() - at.getTime() >= SAME_CLICK_MS) {
      recent.delete(key);
    }
  }
}
