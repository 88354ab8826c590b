import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { type Slot, slotsBetween } from '../schedule/slots.ts';
import { leaveOutMuted, type MutesStore, mutesFor } from './leave-out-muted.ts';
import type { Period } from './period.ts';
import { type PeriodRead, readPeriods } from './read-periods.ts';

/**
 * The slots of a definition between two instants, each with what came since the one before, as if
 * pages of the baseline had come on their page dates.
 */
export async function pastSlots(
  store: Pick<DigestStore, 'digestCandidates'> & MutesStore,
  definition: DigestDefinition,
  { start, now }: { readonly start: Date; readonly now: Date },
): Promise<readonly PeriodRead[]> {
  const slots = slotsBetween(definition.schedule, start, now);
  const periods = slots.map(
    ({ at }: Slot, n): Period => ({
      from: slots[n - 1]?.at ?? start,
      to: at,
      slots: 1,
      now: at,
      arrivals: 'page-date',
      unindexed: false,
    }),
  );
  const mutes = await mutesFor(store, definition, now);
  const past = await readPeriods(store, definition, periods);
  return past.map((one) => ({ ...one, candidates: leaveOutMuted(one.candidates, mutes) }));
}

/** What waits for an index is counted day by day. */
export function inPeriods(definition: DigestDefinition): DigestDefinition {
  const { timezone, every } = definition.schedule;
  return every === 'index'
    ? { ...definition, schedule: { every: 'day', at: '00:00', timezone } }
    : definition;
}
