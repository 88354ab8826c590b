import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition, DigestName } from '../../model/digest/digest-definition.ts';
import { SlotLocal } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { PlanningRound } from '../planning/plan-due-runs.ts';
import { type WriteRunDeps, writeRun } from '../planning/write-run.ts';
import type { SettledIndex } from './collecting.ts';
import { isAnswered } from './is-answered.ts';

export interface WriteInstantRunDeps {
  readonly store: WriteRunDeps['store'] & Pick<DigestStore, 'runs' | 'runOfSlot'>;
  readonly clock: Clock;
  readonly events: Events;
  /** When this process began: what an index before it brought may have been told already. */
  readonly startedAt: Date;
}

/** What a run tells of: everything from an instant to the end of an index. */
export interface InstantSpan {
  readonly from: Date;
  readonly index: SettledIndex;
}

/**
 * Writes the run of a digest for an index, by whose number it is known.
 *
 * @returns `nothing`, with no run kept, where nothing passed or the index has its run already.
 */
export async function writeInstantRun(
  { store, clock, events, startedAt }: WriteInstantRunDeps,
  definition: DigestDefinition,
  { from, index }: InstantSpan,
  { readCandidates, unindexed }: PlanningRound,
): Promise<'nothing' | 'done'> {
  const { name, made } = definition;
  const { number, endedAt } = index;
  const thread = (await isAnswered(store, definition)) ? null : made?.firstAnswer;
  const written = await writeRun(
    { store, readCandidates },
    {
      definition: { ...definition, empty: 'skip' },
      slot: { local: await slotOf(store, name, number), at: endedAt },
      period: { from, to: endedAt, slots: 1, now: clock.now(), arrivals: 'seen', unindexed },
      requestedBy: 'schedule',
      lookFirst: endedAt < startedAt,
      thread: thread ?? null,
      unlessEmpty: true,
    },
  );
  if (written === undefined || written.size === 0) {
    return 'nothing';
  }
  events.emit('run-planned', {
    digest: name,
    run: written.run.id,
    slot: written.run.slotLocal,
    entries: written.size,
    slots: 1,
    lateMs: clock.now().getTime() - endedAt.getTime(),
  });
  return 'done';
}

/** A run that was refused, by a thread that is gone, does not stand in the way of the next. */
async function slotOf(
  store: Pick<DigestStore, 'runOfSlot'>,
  name: DigestName,
  number: number,
): Promise<SlotLocal> {
  const first = SlotLocal.parse(`index-${number}`);
  const taken = await store.runOfSlot(name, first);
  return taken?.state === 'refused' ? SlotLocal.parse(`index-${number}~2`) : first;
}
