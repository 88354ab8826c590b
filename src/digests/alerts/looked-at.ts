import type { Clock } from '../../model/clock.ts';
import type { DigestName, Made } from '../../model/digest/digest-definition.ts';
import type { DigestStore } from '../../store/digest-store.ts';

export interface LookedAtDeps {
  readonly store: Pick<DigestStore, 'refusedSince'>;
  readonly clock: Clock;
  /** When this process began. */
  readonly startedAt: Date;
}

/** Up to which change each digest was looked at, so that a thousand cost nothing between indexes. */
export interface LookedAt {
  covers(name: DigestName, made: Made, changedAt: Date): boolean;
  note(name: DigestName, made: Made, changedAt: Date): void;
  /** Its run told nothing, so its items are looked for again. */
  forget(name: DigestName): void;
  /** Forgets those whose runs other replicas saw refused since this was last asked. */
  forgetRefused(): Promise<void>;
}

export function createLookedAt({ store, clock, startedAt }: LookedAtDeps): LookedAt {
  const looked = new Map<DigestName, { readonly until: Date; readonly startsAt: Date }>();
  let askedAt = startedAt;
  return {
    covers: (name, { startsAt }, changedAt) => {
      const known = looked.get(name);
      return (
        known !== undefined &&
        known.until >= changedAt &&
        known.startsAt.getTime() === startsAt.getTime()
      );
    },
    note: (name, { startsAt }, until) => void looked.set(name, { until, startsAt }),
    forget: (name) => void looked.delete(name),
    forgetRefused: async () => {
      // What ends while the store is asked is found the next time.
      const since = askedAt;
      askedAt = clock.now();
      for (const name of await store.refusedSince(since)) {
        looked.delete(name);
      }
    },
  };
}
