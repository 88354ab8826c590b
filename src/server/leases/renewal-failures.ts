import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';

/** While a lease cannot be renewed: how often it is said again. */
const REMINDER_MS = 60_000;

/** Says once that leases cannot be renewed, again each minute, and when they can be. */
export interface RenewalFailures {
  underWay(): boolean;
  failed(error: unknown): void;
  ended(): void;
}

export function createRenewalFailures(events: Events, clock: Pick<Clock, 'now'>): RenewalFailures {
  let saidAt: number | undefined;
  return {
    underWay: () => saidAt !== undefined,
    failed: (error) => {
      const now = clock.now().getTime();
      if (saidAt === undefined || now - saidAt >= REMINDER_MS) {
        saidAt = now;
        events.emit('lease-renewal-failed', { error });
      }
    },
    ended: () => {
      if (saidAt !== undefined) {
        saidAt = undefined;
        events.emit('lease-renewed', {});
      }
    },
  };
}
