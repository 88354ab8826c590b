import type { Clock } from '../model/clock.ts';
import { DAY_MS, later, MINUTE_MS } from '../model/duration.ts';
import { createElapsed, type Elapsed } from '../model/elapsed.ts';
import type { Events } from '../model/events/events.ts';
import type { NoticeStore, OpenNotice } from '../store/notice-store.ts';
import type { Messenger } from './messenger.ts';

export interface SendNoticesDeps {
  readonly store: Omit<NoticeStore, 'addNotices'>;
  readonly messenger: Messenger;
  readonly clock: Clock;
  /** Default: real time. */
  readonly elapsed?: Elapsed;
  readonly events: Events;
}

/** From its claim a post is begun within this time: others look for it a minute after it must have ended. */
const BEGIN_MS = 10_000;

const REAL = createElapsed();

/** The messenger's own 10 s, and a minute in which Slack may still accept what timed out. */
const SETTLE_MS = 70_000;
/** After a failed look-up, and after Slack refused the app as a whole. */
const RETRY_MS = 5 * MINUTE_MS;
/** What could not be told within a week is no news any more. */
const LIFE_MS = 7 * DAY_MS;
/** How far ours may run ahead of Slack's clock before that is noticed; a person's day has few messages. */
const JUMP_MS = DAY_MS;

/** Tells everybody who waits. @returns when there is something to do again; null when there is not. */
export type SendNotices = () => Promise<Date | null>;

/**
 * Builds what posts notices, each once: a claim is durable before Slack hears
 * of it, and one whose answer was lost, or whose process was killed, is looked
 * for where it was to go before it is posted again. Where it
 * cannot be looked for, it counts as told: twice is worse than a doubt.
 */
export function createSendNotices(deps: SendNoticesDeps): SendNotices {
  const { store, clock } = deps;
  let sending: Promise<Date | null> | null = null;
  let isAskedAgain = false;

  return () => {
    isAskedAgain = true;
    sending ??= sendWhileAsked().finally(() => {
      sending = null;
    });
    return sending;
  };

  /** What was written while others were told is told as well. */
  async function sendWhileAsked(): Promise<Date | null> {
    let next: Date | null = null;
    while (isAskedAgain) {
      isAskedAgain = false;
      next = await sendAll();
    }
    return next;
  }

  async function sendAll(): Promise<Date | null> {
    for (const open of await store.openNotices(clock.now())) {
      await (open.startedAt === null ? post(deps, open) : lookUp(deps, open, open.startedAt));
    }
    return store.nextNoticeAt(clock.now());
  }
}

async function post(
  { store, messenger, clock, events, elapsed = REAL }: SendNoticesDeps,
  open: OpenNotice,
): Promise<void> {
  const { notice, createdAt } = open;
  if (clock.now() > later(createdAt, LIFE_MS)) {
    await store.closeNotice(notice.id, 'given-up', 'nobody took it for a week');
    events.emit('notice-given-up', { key: notice.key, to: notice.to, reason: 'too old' });
    return;
  }
  const begun = elapsed();
  if (!(await store.claimNotice(open, clock.now()))) {
    return;
  }
  const outcome = await messenger.post(notice, () => elapsed() - begun < BEGIN_MS);
  switch (outcome.kind) {
    case 'posted':
      await store.closeNotice(notice.id, 'told', null);
      events.emit('notice-sent', { key: notice.key, to: notice.to });
      return;
    case 'limited':
      await store.postponeNotice(notice.id, later(clock.now(), outcome.retryAfterMs), 'not-posted');
      return;
    case 'withheld':
      // Whoever was awake meanwhile may have looked for it and told it.
      await store.postponeNotice(notice.id, later(clock.now(), SETTLE_MS), 'in-doubt');
      return;
    case 'unknown':
      await store.postponeNotice(notice.id, later(clock.now(), SETTLE_MS), 'in-doubt');
      return;
    case 'refused':
      // The app as a whole: an operator mends that. Anything else is this person's alone.
      if (outcome.scope === 'workspace') {
        await store.postponeNotice(notice.id, later(clock.now(), RETRY_MS), 'not-posted');
        return;
      }
      await store.closeNotice(notice.id, 'given-up', outcome.code);
      events.emit('notice-given-up', { key: notice.key, to: notice.to, reason: outcome.code });
  }
}

async function lookUp(
  { store, messenger, clock, events }: SendNoticesDeps,
  { notice }: OpenNotice,
  startedAt: Date,
): Promise<void> {
  const settled = later(startedAt, SETTLE_MS);
  if (clock.now() < settled) {
    await store.postponeNotice(notice.id, settled, 'in-doubt');
    return;
  }
  const outcome = await messenger.find(notice, later(startedAt, -JUMP_MS));
  switch (outcome.kind) {
    case 'found':
      await store.closeNotice(notice.id, 'told', null);
      events.emit('notice-sent', { key: notice.key, to: notice.to });
      return;
    case 'absent':
      await store.postponeNotice(notice.id, clock.now(), 'not-posted');
      return;
    case 'limited':
      await store.postponeNotice(notice.id, later(clock.now(), outcome.retryAfterMs), 'in-doubt');
      return;
    case 'failed':
      await store.closeNotice(notice.id, 'told', `may not have arrived: ${outcome.reason}`);
  }
}
