import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { later, MINUTE_MS } from '../../model/duration.ts';
import type { ChannelId, MessageRef, MessageTs, UserId } from '../../model/slack-ids.ts';
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
const DOUBT_MS = 10 * MINUTE_MS;

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
  readonly review: Pick<Review, 'recordShare'>;
  readonly identity: () => Identity;
  readonly findOwnMessages: FindOwnMessages;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
}

interface Attempt {
  readonly id: string;
  readonly at: Date;
  state: 'under-way' | 'in-doubt' | { readonly ref: MessageRef };
}

/** Shares items, each once however often it is clicked or Slack loses its answer. */
export function createPostShare(deps: PostShareDeps): PostShare {
  const { review, identity, clock, newId } = deps;
  const attempts = new Map<string, Attempt>();

  const settle = async (
    attempt: Attempt,
    { shared, threadTs }: ShareRequest,
    ref: MessageRef,
  ): Promise<ShareOutcome> => {
    attempt.state = { ref };
    const actor = { team: identity().team, user: shared.by };
    await review.recordShare(ref, shared.found.item.id, actor, threadTs);
    return { kind: 'shared', ref, isNew: true };
  };

  const post = async (
    client: WebClient,
    key: string,
    attempt: Attempt,
    request: ShareRequest,
  ): Promise<ShareOutcome> => {
    const { shared, channel, threadTs } = request;
    attempt.state = 'under-way';
    try {
      const message = sharedItemMessage(shared);
      const metadata = metadataOf(attempt.id, shared.found.item.id, shared.by);
      const ts = await postPublicly(client, { channel, threadTs }, message, metadata);
      return await settle(attempt, request, { team: identity().team, channel, ts });
    } catch (error) {
      const failed = failedPost(error);
      if (failed.kind === 'unknown') {
        attempt.state = 'in-doubt';
        const ref = await lookUp(deps, attempt, request);
        return ref === null || ref === 'failed'
          ? { kind: 'unknown' }
          : settle(attempt, request, ref);
      }
      attempts.delete(key);
      return failed.kind === 'limited'
        ? { kind: 'limited', seconds: Math.ceil(failed.retryAfterMs / 1000) }
        : { kind: 'refused', code: failed.code };
    }
  };

  return async (client, request) => {
    forgetOld(attempts, clock.now());
    const { shared, channel, threadTs } = request;
    const key = [shared.by, shared.found.item.id, channel, threadTs ?? ''].join(' ');
    const known = attempts.get(key);
    if (known === undefined) {
      const attempt: Attempt = { id: newId(), at: clock.now(), state: 'under-way' };
      attempts.set(key, attempt);
      return post(client, key, attempt, request);
    }
    if (known.state === 'under-way') {
      return { kind: 'under-way' };
    }
    if (known.state !== 'in-doubt') {
      return { kind: 'shared', ref: known.state.ref, isNew: false };
    }
    const ref = await lookUp(deps, known, request);
    if (ref === 'failed') {
      return { kind: 'unknown' };
    }
    return ref === null ? post(client, key, known, request) : settle(known, request, ref);
  };
}

/** @returns null when it is not there, `failed` when that could not be seen. */
async function lookUp(
  { identity, findOwnMessages }: PostShareDeps,
  { id, at }: Attempt,
  { channel, threadTs }: ShareRequest,
): Promise<MessageRef | null | 'failed'> {
  const since = later(at, -MINUTE_MS);
  const request = { channel, threadTs, since, eventType: SHARE_EVENT };
  const found = foundWith(await findOwnMessages(identity(), request), 'share_id', id);
  if (found.kind === 'found') {
    return found.refs[0];
  }
  return found.kind === 'absent' ? null : 'failed';
}

function metadataOf(id: string, item: string, by: UserId) {
  return { event_type: SHARE_EVENT, event_payload: { share_id: id, item, by } };
}

function forgetOld(attempts: Map<string, Attempt>, now: Date): void {
  for (const [key, { at, state }] of attempts) {
    const life = state === 'in-doubt' ? DOUBT_MS : SAME_CLICK_MS;
    if (now.getTime() - at.getTime() >= life) {
      attempts.delete(key);
    }
  }
}
