import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';

/** While a lease cannot be renewed: how often it is said again. */
const REMINDER_MS = 60_000;

/** Once is a moment's contention; a lease lives for 15 s. */
const TROUBLE_MS = 4_000;

/** Says once that leases cannot be renewed, again each minute, and when they can be. */
export interface RenewalFailures {
  areUnderWay(): boolean;
  /** Why they could not be renewed for several seconds, as a sentence; null while they are. */
  trouble(): string | null;
  failed(error: unknown): void;
  ended(): void;
}

export function createRenewalFailures(events: Events, clock: Pick<Clock, 'now'>): RenewalFailures {
  let saidAt: number | undefined;
  let first: number | undefined;
  let trouble: string | null = null;
  return {
    areUnderWay: () => saidAt !== undefined,
    trouble: () => trouble,
    failed: (error) => {
      const now = clock.now().getTime();
      first ??= now;
      if (now - first >= TROUBLE_MS) {
        trouble = error instanceof Error ? error.message : String(error);
      }
      if (saidAt === undefined || now - saidAt >= REMINDER_MS) {
        saidAt = now;
        events.emit('lease-renewal-failed', { error });
      }
    },
    ended: () => {
      if (saidAt !== undefined) {
        saidAt = undefined;
        first = undefined;
        trouble = null;
        events.emit('lease-renewed', {});
      }
    },
  };
}
