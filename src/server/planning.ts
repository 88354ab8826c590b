import { systemClock } from '../model/clock.ts';
import { MINUTE_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import type { Rooms } from './build-rooms.ts';
import type { ClockSkew } from './clock-skew.ts';

/** A first index of 35,000 pages takes less; a digest shall not wait for a repository that never answers. */
const INDEX_PATIENCE_MS = 10 * MINUTE_MS;
/** Digests are planned every minute; what is late by two of them has stopped. */
const LATE_MS = 3 * MINUTE_MS;

/** When digests are planned: once the archive is indexed, and while the clock can be trusted. */
export interface Planning {
  /**
   * Plans as soon as the archive is as it is now, or has been waited for.
   *
   * @param firstIndex - the index that begins with the server. Planned before it, the digest after a
   *   downtime would name pages that have gone and lack those that arrived.
   */
  begin(firstIndex: Promise<void>): void;
  /** Resolves when the first index is no longer waited for. */
  indexed(): Promise<void>;
  /** Plans what is due by the definitions as they are now; nothing while planning is held. A chore. */
  plan(): Promise<void>;
  /** Why digests are not planned; null while they are. */
  trouble(): string | null;
}

export interface PlanningDeps {
  readonly digests: Pick<Rooms['digests'], 'tick' | 'leavePlanning'>;
  readonly definitions: { reload(): Promise<unknown> };
  readonly events: Events;
  readonly skew: Pick<ClockSkew, 'trouble'>;
}

/** @param stopped - ends the wait for the first index; nothing is planned after it. */
export function createPlanning(
  { digests, definitions, events, skew }: PlanningDeps,
  stopped: AbortSignal,
): Planning {
  let indexed: Promise<void> = Promise.resolve();
  let isIndexed = false;
  let lastAt: number | null = null;

  const plan = async () => {
    await definitions.reload();
    if (isIndexed && skew.trouble() === null && !stopped.aborted) {
      await digests.tick();
    } else {
      // Another replica's clock may be right, and its index complete.
      await digests.leavePlanning();
    }
    lastAt = performance.now();
  };
  const planFirst = async (firstIndex: Promise<void>) => {
    await orPatience(firstIndex, events, stopped);
    isIndexed = true;
    try {
      await plan();
    } catch (error) {
      events.emit('chore-failed', { chore: 'plan digests', error });
    }
  };

  return {
    begin: (firstIndex) => {
      lastAt = performance.now();
      indexed = planFirst(firstIndex);
    },
    indexed: () => indexed,
    plan,
    trouble: () =>
      lastAt !== null && performance.now() - lastAt > LATE_MS
        ? 'Digests have not been planned for minutes.'
        : null,
  };
}

async function orPatience(
  firstIndex: Promise<void>,
  events: Events,
  stopped: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  const until = AbortSignal.any([done.signal, stopped]);
  const late = systemClock.sleep(INDEX_PATIENCE_MS, until).then(() => {
    if (!until.aborted) {
      events.emit('planning-unindexed', { minutes: INDEX_PATIENCE_MS / MINUTE_MS });
    }
  });
  await Promise.race([firstIndex, late]);
  done.abort();
}
