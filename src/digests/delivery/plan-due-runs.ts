import type { Clock } from '../../model/clock.ts';
import { type DigestDefinition, isPerson } from '../../model/digest-definition.ts';
import type { DigestRun } from '../../model/digest-run.ts';
import { latest, MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { Preferences } from '../../model/preferences.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import { isQuiet, isQuietDay } from '../alerts/quiet-time.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { dueSlots, expiryOf, graceMs } from '../schedule/due-slots.ts';
import { type Slot, slotsBetween } from '../schedule/slots.ts';
import type { ReadCandidates } from '../selection/readings.ts';
import { runIdOf } from './run-ids.ts';
import type { TellOfRun } from './tell-of-run.ts';
import { type WriteRunDeps, writeRun } from './write-run.ts';

export interface PlanDueRunsDeps {
  readonly store: WriteRunDeps['store'] &
    Pick<DigestStore, 'registerDigest' | 'runs' | 'ledger' | 'insertRun'> &
    Pick<FilePauseStore, 'fileResumedAt'> &
    Pick<PreferenceStore, 'preferencesOf'>;
  readonly clock: Clock;
  readonly events: Events;
  readonly tellOfRun: TellOfRun;
  /** When this process began: what was due before it may have been posted already. */
  readonly startedAt: Date;
}

/** What one round of planning shares. */
export interface PlanningRound {
  readonly readCandidates: ReadCandidates;
  /** The first index after a downtime has not ended. */
  readonly unindexed: boolean;
}

/** Behind this the clock was set back, rather than ticking unevenly. */
const CLOCK_SET_BACK_MS = MINUTE_MS;

/**
 * Builds what plans the run of a digest that is due. Waking it often, late or
 * twice does no harm: the ledger says which slots have had their run, by their
 * nominal local time.
 *
 * Slots that passed while nobody looked become one run, that of the newest
 * slot, which covers the days of all of them. When even the newest is older
 * than its grace (half the interval, at most 36 hours), it is put on record as
 * missed, nothing is posted, and the next run covers those days.
 *
 * An alert whose person wants quiet waits for its end; its slots on a quiet weekend are none.
 */
export function createPlanDueRuns(
  deps: PlanDueRunsDeps,
): (definition: DigestDefinition, round: PlanningRound) => Promise<'held' | 'planned'> {
  const { store, clock, events } = deps;

  return async (definition, { readCandidates, unindexed }) => {
    const now = clock.now();
    const { name, schedule, made } = definition;
    const startsAt = made?.startsAt ?? (await store.registerDigest(name, now));
    const slotsFrom = made?.slotsFrom ?? (await store.fileResumedAt(name)) ?? startsAt;
    const registeredAt = latest(startsAt, slotsFrom);
    const [newest] = await store.runs(name, 1);
    warnWhenSetBack(definition, newest, now);
    const due = dueSlots(schedule, { registeredAt, latest: newest }, now);
    if (due.length > 0 && (await isHeld(definition, now))) {
      return 'held';
    }
    const slot = (await heardSlots(definition, due)).at(-1);
    if (slot === undefined) {
      return 'planned';
    }
    // What came while it paused is not told of when it goes on.
    const from = latest(await coveredUntil(store, name, startsAt), startsAt);
    const lateMs = now.getTime() - slot.at.getTime();
    if (lateMs > graceMs(schedule, slot)) {
      await recordMissed(definition, slot, from, now);
      return 'planned';
    }
    // Counted from where it begins: runs that told nothing are stood in for as well.
    const slots = Math.max(1, slotsBetween(schedule, from, slot.at).length);
    const written = await writeRun(
      { store, readCandidates },
      {
        definition,
        slot,
        period: { from, to: slot.at, slots, now, arrivals: 'seen', unindexed },
        requestedBy: 'schedule',
        lookFirst: slot.at < deps.startedAt,
      },
    );
    if (written !== undefined) {
      events.emit('run-planned', {
        digest: name,
        run: written.run.id,
        slot: slot.local,
        entries: written.size,
        slots,
        lateMs,
      });
    }
    return 'planned';
  };

  async function preferencesOf({ channel, made }: DigestDefinition): Promise<Preferences | null> {
    return made === null || !isPerson(channel)
      ? null
      : store.preferencesOf({ team: made.team, user: made.owner });
  }

  /** In quiet hours an alert waits for their end. */
  async function isHeld(definition: DigestDefinition, now: Date): Promise<boolean> {
    return isQuiet(await preferencesOf(definition), now);
  }

  /** Slots of an alert on a day that its person keeps free are none. */
  async function heardSlots(
    definition: DigestDefinition,
    slots: readonly Slot[],
  ): Promise<readonly Slot[]> {
    const preferences = slots.length === 0 ? null : await preferencesOf(definition);
    return slots.filter(({ at }) => !isQuietDay(preferences, at));
  }

  function warnWhenSetBack(
    { name }: DigestDefinition,
    newest: DigestRun | undefined,
    now: Date,
  ): void {
    if (newest !== undefined && newest.plannedAt.getTime() > now.getTime() + CLOCK_SET_BACK_MS) {
      events.emit('clock-set-back', { digest: name, plannedAt: newest.plannedAt });
    }
  }

  async function recordMissed(
    { name, schedule, channel }: DigestDefinition,
    slot: Slot,
    from: Date,
    now: Date,
  ): Promise<void> {
    const run: DigestRun = {
      id: runIdOf(name, slot.local),
      digest: name,
      slotLocal: slot.local,
      slotAt: slot.at,
      from,
      to: from,
      requestedBy: 'schedule',
      plannedAt: now,
      expiresAt: expiryOf(schedule, slot.at, now),
      state: 'missed',
      channel,
      channelId: null,
      threadTs: null,
      lookFirst: false,
      endedAt: now,
      reason: null,
    };
    if (await store.insertRun(run, [], null)) {
      events.emit('run-missed', { digest: name, slot: slot.local, from });
      await deps.tellOfRun({ kind: 'missed', run, ledger: [], reason: null });
    }
  }
}
