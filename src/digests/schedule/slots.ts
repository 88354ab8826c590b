import { SlotLocal } from '../../model/digest/digest-run.ts';
import { type Schedule, type TimedSchedule, Weekday } from '../../model/digest/schedule.ts';
import { DAY_MS, MINUTE_MS } from '../../model/duration.ts';
import { instantOf, wallTime } from './zone-time.ts';

/** One due moment of a schedule. */
export interface Slot {
  /** Nominal local time: the slot's identity, whatever daylight saving makes of it. */
  readonly local: SlotLocal;
  readonly at: Date;
}

/** The 31st comes at least every 62 days; nothing is rarer. */
const LONGEST_INTERVAL_DAYS = 64;

const startOfDay = (wall: number) => Math.floor(wall / DAY_MS) * DAY_MS;

/** The nominal local time of an instant, to the minute. */
export function slotLocalOf(instant: Date, timezone: string): SlotLocal {
  return toSlotLocal(wallTime(instant.getTime(), timezone));
}

function toSlotLocal(wall: number): SlotLocal {
  return SlotLocal.parse(new Date(wall).toISOString().slice(0, 16));
}

function isDueOn(schedule: TimedSchedule, day: number): boolean {
  const date = new Date(day);
  switch (schedule.every) {
    case 'day':
      return true;
    case 'week': {
      const weekday = Weekday.options[(date.getUTCDay() + 6) % 7];
      return schedule.on.some((on) => on === weekday);
    }
    case 'month': {
      const isLast = new Date(day + DAY_MS).getUTCDate() === 1;
      return schedule.on.some((on) => (on === 'last' ? isLast : on === date.getUTCDate()));
    }
  }
}

function slotOn(schedule: TimedSchedule, day: number): Slot {
  const [hours, minutes] = schedule.at.split(':').map(Number);
  const wall = day + ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS;
  return { local: toSlotLocal(wall), at: new Date(instantOf(wall, schedule.timezone)) };
}

/**
 * The slots after one instant, up to and including another: the newest ones,
 * oldest first. What waits for an index has none.
 *
 * @param limit - how many are listed at most; older ones are left out.
 */
export function slotsBetween(
  schedule: Schedule,
  after: Date,
  until: Date,
  limit = 100,
): readonly Slot[] {
  const slots: Slot[] = [];
  if (schedule.every === 'index') {
    return slots;
  }
  // A gap may push the slot of one local day into the next, hence a day more at either end.
  const first = startOfDay(wallTime(after.getTime(), schedule.timezone)) - DAY_MS;
  let day = startOfDay(wallTime(until.getTime(), schedule.timezone)) + DAY_MS;
  for (; day >= first && slots.length < limit; day -= DAY_MS) {
    if (isDueOn(schedule, day)) {
      const slot = slotOn(schedule, day);
      if (slot.at > after && slot.at <= until) {
        slots.push(slot);
      }
    }
  }
  return slots.reverse();
}

/** The first slot after an instant; null when the schedule names no day that exists, or none at all. */
export function nextSlot(schedule: Schedule, after: Date): Slot | null {
  if (schedule.every === 'index') {
    return null;
  }
  const first = startOfDay(wallTime(after.getTime(), schedule.timezone)) - DAY_MS;
  for (let n = 0; n <= LONGEST_INTERVAL_DAYS; n += 1) {
    const day = first + n * DAY_MS;
    if (isDueOn(schedule, day)) {
      const slot = slotOn(schedule, day);
      if (slot.at > after) {
        return slot;
      }
    }
  }
  return null;
}
