import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import { later, MINUTE_MS } from '../../model/duration.ts';
import type { Elapsed } from '../../model/elapsed.ts';
import type { Events } from '../../model/events/events.ts';
import type { Announcement } from '../../model/review/review.ts';
import type { Announcements, Review } from '../../review/review.ts';
import { decisionMessage, undoneMessage } from '../blocks/review/decision.ts';
import type { Identity } from '../transport/own-identity.ts';
import { withPermit } from '../transport/permit.ts';
import { type FindOwnMessages, foundWith } from './find-own-messages.ts';
import { failedPost } from './post-outcome.ts';
import { postPublicly } from './post-publicly.ts';
import { threadOf } from './thread-of.ts';

/** The metadata type of what an item's thread hears of a decision. */
const DECISION_EVENT = 'signalpost_decision';
/** Between two tries of what is in doubt or failed. */
const AGAIN_MS = MINUTE_MS;
/**
 * From its claim until somebody else looks for it: what is asked before, a post of ten seconds, which
 * is only begun within the first minute, and another in which Slack may still take it.
 */
const CLAIM_MS = 150_000;
const BEGIN_MS = MINUTE_MS;
/** After that many a thread is given up: the decision is in the log of reviews either way. */
const MOST_TRIES = 60;

export interface AnnounceDecisionsDeps {
  readonly client: WebClient;
  readonly announcements: Announcements;
  readonly review: Pick<Review, 'subject'>;
  readonly identity: () => Identity;
  readonly findOwnMessages: FindOwnMessages;
  readonly clock: Pick<Clock, 'now'>;
  readonly elapsed: Elapsed;
  readonly events: Events;
}

/**
 * Tells the threads of decided items what is due to be told, each once: what
 * Slack had no room for is told later, what it gave no answer to is looked for
 * before it is told again.
 */
export function createAnnounceDecisions(deps: AnnounceDecisionsDeps): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return async () => {
    underWay ??= announceDue(deps).finally(() => {
      underWay = undefined;
    });
    await underWay;
  };
}

async function announceDue(deps: AnnounceDecisionsDeps): Promise<void> {
  const { announcements, clock, elapsed } = deps;
  for (const announcement of await announcements.due()) {
    const begun = elapsed();
    const now = clock.now();
    if (await announcements.claim(announcement, now, later(now, CLAIM_MS))) {
      const mayBegin = () => elapsed() - begun < BEGIN_MS;
      const goesOn = await announceOne(deps, announcement, mayBegin);
      if (!goesOn) {
        return;
      }
    }
  }
}

/** @returns false when Slack asks to wait, for everything. */
async function announceOne(
  deps: AnnounceDecisionsDeps,
  announcement: Announcement,
  mayBegin: () => boolean,
): Promise<boolean> {
  const { client, announcements, review, clock, events } = deps;
  const { ref, decision, takesBack, seq } = announcement;
  try {
    const subject = await review.subject({ team: ref.team, user: decision.by }, decision.itemId);
    const place = await threadOf(client, ref);
    if (subject === undefined || place.kind === 'out-of-reach') {
      await announcements.settle(announcement, 'not-needed');
      return true;
    }
    const threadTs = place.kind === 'thread' ? place.threadTs : ref.ts;
    if (announcement.startedAt === null || !(await isThere(deps, announcement, threadTs))) {
      const message =
        takesBack === null
          ? decisionMessage(decision, subject)
          : undoneMessage(decision, subject, takesBack.standing);
      const metadata = { event_type: DECISION_EVENT, event_payload: { decision: String(seq) } };
      await withPermit(mayBegin, () =>
        postPublicly(client, { channel: ref.channel, threadTs }, message, metadata),
      );
    }
    await announcements.settle(announcement, 'told');
    return true;
  } catch (error) {
    const failed = failedPost(error);
    const { channel } = ref;
    if (failed.kind === 'refused' || announcement.attempts >= MOST_TRIES) {
      const reason = failed.kind === 'refused' ? failed.code : 'tried for too long';
      events.emit('decision-unannounced', { channel, item: decision.itemId, reason, error });
      await announcements.settle(announcement, 'given-up');
      return true;
    }
    const waitMs = failed.kind === 'limited' ? failed.retryAfterMs : AGAIN_MS;
    const doubt = failed.kind === 'limited' ? 'not-posted' : 'in-doubt';
    await announcements.postpone(announcement, later(clock.now(), waitMs), doubt);
    return failed.kind !== 'limited';
  }
}

/** @throws when it cannot be seen. */
async function isThere(
  { identity, findOwnMessages }: AnnounceDecisionsDeps,
  { ref, seq, startedAt }: Announcement,
  threadTs: Announcement['ref']['ts'],
): Promise<boolean> {
  const found = foundWith(
    await findOwnMessages(identity(), {
      channel: ref.channel,
      threadTs,
      since: later(startedAt ?? new Date(0), -MINUTE_MS),
      eventType: DECISION_EVENT,
    }),
    'decision',
    String(seq),
  );
  if (found.kind !== 'found' && found.kind !== 'absent') {
    throw new Error(`Whether a thread has heard of its decision could not be seen: ${found.kind}`);
  }
  return found.kind === 'found';
}
