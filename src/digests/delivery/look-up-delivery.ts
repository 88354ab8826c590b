import type { Clock } from '../../model/clock.ts';
import type { Delivery, DigestRun } from '../../model/digest-run.ts';
import { later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/store.ts';
import { isStuck } from './decide-step.ts';
import type { Place } from './post-delivery.ts';
import type { FindOutcome, Poster } from './poster.ts';
import type { DigestTimings } from './timings.ts';

export interface LookUpDeps {
  readonly store: Pick<DigestStore, 'updateDelivery'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly timings: DigestTimings;
}

/** How far Slack's clock may be behind ours. */
const SKEW_MS = 120_000;

/** Looks for a delivery's messages since its run was planned, so that no earlier attempt is overlooked. */
export function findDelivery(
  poster: Poster,
  run: DigestRun,
  delivery: Delivery,
  place: Place,
): Promise<FindOutcome> {
  return poster.find({
    ...place,
    deliveryId: delivery.id,
    since: new Date(run.plannedAt.getTime() - SKEW_MS),
  });
}

/**
 * Builds what settles a delivery in doubt. Found: it is sent, and doubles are
 * deleted. Absent twice: it may be posted again. A lookup that failed says
 * nothing, so the delivery stays in doubt, however long that lasts.
 */
export function createLookUpDelivery({ store, poster, clock, events, timings }: LookUpDeps) {
  return async (run: DigestRun, delivery: Delivery, place: Place): Promise<void> => {
    const outcome = await findDelivery(poster, run, delivery, place);
    const now = clock.now();
    const facts = { digest: run.digest, run: run.id, delivery: delivery.id, channel: run.channel };
    switch (outcome.kind) {
      case 'found': {
        const [ref, ...doubles] = outcome.refs;
        await store.updateDelivery(delivery, { state: 'sent', ref, reason: null });
        for (const double of doubles) {
          events.emit('delivery-doubled', facts);
          await poster.remove(double);
        }
        return;
      }
      case 'absent': {
        const absences = delivery.absences + 1;
        await store.updateDelivery(
          delivery,
          absences < 2
            ? { state: 'unknown', absences, notBefore: later(now, timings.secondLookMs) }
            : { state: 'pending', absences, notBefore: null },
        );
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
}
