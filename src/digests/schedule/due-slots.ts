import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { Schedule } from '../../model/digest/schedule.ts';
import { earliest, HOUR_MS, later, latest as latestOf } from '../../model/duration.ts';
import { nextSlot, type Slot, slotsBetween } from './slots.ts';

/** Longest grace for a late start, and longest life of a planned run. */
const MAX_GRACE_MS = 36 * HOUR_MS;
const MAX_LIFE_MS = 24 * HOUR_MS;
const LONGEST_INTERVAL_MS = 64 * 24 * HOUR_MS;

/**
 * The slots that await a run, oldest first; the newest 100 when there are more.
 *
 * @param after.registeredAt - no slot before it is due.
 * @param after.latest - the run with the latest slot, whatever became of it, manual ones included.
 */
export function dueSlots(
  schedule: Schedule,
  after: { readonly registeredAt: Date; readonly latest: DigestRun | undefined },
  now: Date,
): readonly Slot[] {
  const since = latestOf(after.registeredAt, after.latest?.slotAt ?? after.registeredAt);
  return slotsBetween(schedule, since, now);
}

/** Milliseconds after a slot in which its run may still start: half the interval, at most 36 hours. */
export function graceMs(schedule: Schedule, slot: Slot): number {
  return Math.min(MAX_GRACE_MS, halfIntervalMs(schedule, slot.at));
}

/**
 * When a run is given up if Slack has not taken it: half the interval after it was planned, at
 * most a day, but always before the next slot.
 */
export function expiryOf(schedule: Schedule, slotAt: Date, plannedAt: Date): Date {
  const life = Math.min(MAX_LIFE_MS, halfIntervalMs(schedule, slotAt));
  const begin = plannedAt > slotAt ? plannedAt : slotAt;
  const next = nextSlot(schedule, begin)?.at ?? later(begin, LONGEST_INTERVAL_MS);
  return earliest(later(begin, life), later(next, -1));
}

/** From the slot that holds at an instant to the one after it. */
function halfIntervalMs(schedule: Schedule, at: Date): number {
  const next = nextSlot(schedule, at);
  const [slot] = slotsBetween(schedule, new Date(at.getTime() - LONGEST_INTERVAL_MS), at, 1);
  return next === null || slot === undefined
    ? MAX_LIFE_MS
    : (next.at.getTime() - slot.at.getTime()) / 2;
}
