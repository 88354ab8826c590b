import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { FindOutcome } from '../../model/digest/post-outcome.ts';
import { DAY_MS, later, MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { isStuck } from './decide-step.ts';
import type { Place } from './post-delivery.ts';
import type { Poster } from './poster.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface LookUpDeps {
  readonly store: Pick<DigestStore, 'updateDelivery'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
}

/** How far Slack's clock may be behind ours; beyond a minute nothing is planned, once it is noticed. */
export const SKEW_MS = 2 * MINUTE_MS;
/** How far ours may have run ahead when a run was planned, in the minutes before that is noticed. */
const JUMP_MS = DAY_MS;

/**
 * Looks for a delivery's messages since its run was planned, so that no earlier attempt is overlooked;
 * and through the day before where it would be posted again, or was.
 */
export function findDelivery(
  poster: Poster,
  run: DigestRun,
  delivery: LedgerEntry,
  place: Place,
): Promise<FindOutcome> {
  return poster.find({
    ...place,
    deliveryId: delivery.id,
    since: later(run.plannedAt, mayRepeat(delivery) ? -JUMP_MS : -SKEW_MS),
  });
}

const mayRepeat = ({ absences, attempts }: LedgerEntry) => absences > 0 || attempts > 1;

/**
 * Builds what settles a delivery in doubt. Found: it is sent, and doubles are
 * deleted. Absent twice: it may be posted again. A lookup that failed says
 * nothing, so the delivery stays in doubt, however long that lasts.
 */
export function createLookUpDelivery({
  store,
  poster,
  clock,
  events,
  throttle,
  timings,
}: LookUpDeps) {
  return async (run: DigestRun, delivery: LedgerEntry, place: Place): Promise<void> => {
    const outcome = await findDelivery(poster, run, delivery, place);
    const now = clock.now();
    const facts = { digest: run.digest, run: run.id, delivery: delivery.id, channel: run.channel };
    switch (outcome.kind) {
      case 'found': {
        const [ref, ...doubles] = outcome.refs;
        await store.updateDelivery(delivery, { state: 'sent', ref, reason: null });
        events.emit('delivery-sent', facts);
        for (const double of doubles) {
          events.emit('delivery-doubled', facts);
          await poster.remove(double);
        }
        return;
      }
      case 'absent':
        await store.updateDelivery(delivery, absent(delivery, now));
        return;
      case 'limited': {
        const until = later(now, outcome.retryAfterMs);
        throttle.hold('look-up', until);
        await store.updateDelivery(delivery, { state: 'unknown', notBefore: until });
        return;
      }
      case 'failed': {
        await store.updateDelivery(delivery, {
          state: 'unknown',
          reason: outcome.reason,
          notBefore: later(now, timings.retryMs),
        });
        events.emit('delivery-lookup-failed', {
          ...facts,
          reason: outcome.reason,
          isStuck: isStuck(delivery, now, timings),
        });
      }
    }
  };

  /** One absence may be Slack's delay; after two it is posted again, seldom once others go first. */
  function absent(delivery: LedgerEntry, now: Date) {
    const absences = delivery.absences + 1;
    if (absences < 2) {
      return { state: 'unknown', absences, notBefore: later(now, timings.secondLookMs) } as const;
    }
    const notBefore = isStuck(delivery, now, timings) ? later(now, timings.stuckRetryMs) : null;
    return { state: 'pending', absences, notBefore } as const;
  }
}
