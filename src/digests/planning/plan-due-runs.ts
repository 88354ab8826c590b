import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition, DigestName } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import { latest, MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import { heardSlots, wantsQuiet } from '../alerts/wants-quiet.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { dueSlots, graceMs } from '../schedule/due-slots.ts';
import { type Slot, slotsBetween } from '../schedule/slots.ts';
import type { ReadCandidates } from '../selection/readings.ts';
import { type RecordMissedDeps, recordMissed } from './record-missed.ts';
import { type WriteRunDeps, writeRun } from './write-run.ts';

export interface PlanDueRunsDeps extends RecordMissedDeps {
  readonly store: WriteRunDeps['store'] &
    RecordMissedDeps['store'] &
    Pick<DigestStore, 'registerDigest' | 'runs' | 'ledger'> &
    Pick<FilePauseStore, 'fileResumedAt'> &
    Pick<PreferenceStore, 'preferencesOf'>;
  readonly clock: Clock;
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

  return async (definition, round) => {
    const now = clock.now();
    const { name, schedule } = definition;
    const { startsAt, slotsFrom } = await beginOf(store, definition, now);
    const [newest] = await store.runs(name, 1);
    warnWhenSetBack(events, { name, newest, now });
    const due = dueSlots(
      schedule,
      { registeredAt: latest(startsAt, slotsFrom), latest: newest },
      now,
    );
    if (due.length > 0 && (await wantsQuiet(store, definition, now))) {
      return 'held';
    }
    const slot = (await heardSlots(store, definition, due)).at(-1);
    if (slot === undefined) {
      return 'planned';
    }
    // What came while it paused is not told of when it goes on.
    const from = latest(await coveredUntil(store, name, startsAt), startsAt);
    await (now.getTime() - slot.at.getTime() > graceMs(schedule, slot)
      ? recordMissed(deps, definition, { slot, from, now })
      : writeDueRun(deps, definition, { slot, from, now }, round));
    return 'planned';
  };
}

/** Where its first run begins, and from when on its slots count: after a pause, from its end. */
async function beginOf(
  store: PlanDueRunsDeps['store'],
  { name, made }: DigestDefinition,
  now: Date,
): Promise<{ readonly startsAt: Date; readonly slotsFrom: Date }> {
  const startsAt = made?.startsAt ?? (await store.registerDigest(name, now));
  return { startsAt, slotsFrom: made?.slotsFrom ?? (await store.fileResumedAt(name)) ?? startsAt };
}

function warnWhenSetBack(
  events: Events,
  {
    name,
    newest,
    now,
  }: {
    readonly name: DigestName;
    readonly newest: DigestRun | undefined;
    readonly now: Date;
  },
): void {
  if (newest !== undefined && newest.plannedAt.getTime() > now.getTime() + CLOCK_SET_BACK_MS) {
    events.emit('clock-set-back', { digest: name, plannedAt: newest.plannedAt });
  }
}

async function writeDueRun(
  { store, events, startedAt }: PlanDueRunsDeps,
  definition: DigestDefinition,
  { slot, from, now }: { readonly slot: Slot; readonly from: Date; readonly now: Date },
  { readCandidates, unindexed }: PlanningRound,
): Promise<void> {
  const { name, schedule } = definition;
  // Counted from where it begins: runs that told nothing are stood in for as well.
  const slots = Math.max(1, slotsBetween(schedule, from, slot.at).length);
  const written = await writeRun(
    { store, readCandidates },
    {
      definition,
      slot,
      period: { from, to: slot.at, slots, now, arrivals: 'seen', unindexed },
      requestedBy: 'schedule',
      lookFirst: slot.at < startedAt,
    },
  );
  if (written !== undefined) {
    events.emit('run-planned', {
      digest: name,
      run: written.run.id,
      slot: slot.local,
      entries: written.size,
      slots,
      lateMs: now.getTime() - slot.at.getTime(),
    });
  }
}
