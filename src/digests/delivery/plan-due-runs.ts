import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestRun } from '../../model/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/store.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { dueSlots, expiryOf, graceMs } from '../schedule/due-slots.ts';
import { type Slot, slotsBetween } from '../schedule/slots.ts';
import { planRun } from './write-run.ts';

export interface PlannerDeps {
  readonly store: Pick<
    DigestStore,
    'registerDigest' | 'runs' | 'deliveries' | 'digestCandidates' | 'insertRun'
  >;
  readonly clock: Clock;
  readonly events: Events;
  readonly newId: () => string;
}

/** Behind this the clock was set back, rather than ticking unevenly. */
const CLOCK_SET_BACK_MS = 60_000;

/**
 * Builds what plans the runs that are due. Waking it often, late or twice does
 * no harm: the ledger says which slots have had their run, by their nominal
 * local time.
 *
 * Slots that passed while nobody looked become one run, that of the newest
 * slot, which covers the days of all of them. When even the newest is older
 * than its grace (three hours, or half the interval), it is put on record as
 * missed, nothing is posted, and the next run covers those days.
 */
export function createPlanner(deps: PlannerDeps): (definition: DigestDefinition) => Promise<void> {
  const { store, clock, events } = deps;

  return async (definition) => {
    const now = clock.now();
    const registeredAt = await store.registerDigest(definition.name, now);
    const [latest] = await store.runs(definition.name, 1);
    warnWhenSetBack(definition, latest, now);
    const due = dueSlots(definition.schedule, { registeredAt, latest }, now);
    const slot = due.at(-1);
    if (slot === undefined) {
      return;
    }
    const from = await coveredUntil(store, definition.name, registeredAt);
    const lateMs = now.getTime() - slot.at.getTime();
    if (lateMs > graceMs(definition.schedule, slot)) {
      await recordMissed(definition, slot, from, now);
      return;
    }
    // Counted from where it begins: runs that told nothing are stood in for as well.
    const slots = Math.max(1, slotsBetween(definition.schedule, from, slot.at).length);
    const period = { from, to: slot.at, slots, now };
    const planned = await planRun(deps, { definition, slot, period, requestedBy: 'schedule' });
    if (planned !== undefined) {
      events.emit('run-planned', {
        digest: definition.name,
        run: planned.run.id,
        slot: slot.local,
        entries: planned.entries.length,
        slots,
        lateMs,
      });
    }
  };

  function warnWhenSetBack(
    { name }: DigestDefinition,
    latest: DigestRun | undefined,
    now: Date,
  ): void {
    if (latest !== undefined && latest.plannedAt.getTime() > now.getTime() + CLOCK_SET_BACK_MS) {
      events.emit('clock-set-back', {
        digest: name,
        plannedAt: latest.plannedAt,
      });
    }
  }

  async function recordMissed(
    definition: DigestDefinition,
    slot: Slot,
    from: Date,
    now: Date,
  ): Promise<void> {
    const isNew = await store.insertRun(
      {
        id: deps.newId(),
        digest: definition.name,
        slotLocal: slot.local,
        slotAt: slot.at,
        from,
        to: from,
        requestedBy: 'schedule',
        plannedAt: now,
        expiresAt: expiryOf(definition.schedule, slot.at),
        state: 'missed',
        channel: definition.channel,
        channelId: null,
      },
      [],
    );
    if (isNew) {
      events.emit('run-missed', {
        digest: definition.name,
        slot: slot.local,
        from,
      });
    }
  }
}
