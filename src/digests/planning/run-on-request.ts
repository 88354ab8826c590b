import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { type DigestRun, SlotLocal } from '../../model/digest/digest-run.ts';
import { latest, MINUTE_MS } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { RunOutcome } from '../outcome.ts';
import { coveredUntil, hasTold } from '../schedule/covered-until.ts';
import { slotLocalOf, slotsBetween } from '../schedule/slots.ts';
import { createReadings } from '../selection/readings.ts';
import { type WriteRunDeps, writeRun } from './write-run.ts';

export interface RunOnRequestDeps {
  readonly store: WriteRunDeps['store'] &
    Pick<DigestStore, 'digestCandidates' | 'registerDigest' | 'runs' | 'ledger' | 'runOfSlot'>;
}

export interface RunRequest {
  /** A user id, or `cli`. */
  readonly requestedBy: string;
  readonly now: Date;
  /** The archive's first index has not ended. */
  readonly unindexed: boolean;
}

/** More runs in one minute, or in the same minute of the repeated hour, nobody asks for. */
const MOST_IN_A_MINUTE = 50;

/**
 * Plans the run that a person asked for. Its identity is the minute, so a
 * second click finds the first one's run; a run that told nothing does not stand
 * in the way, nor does one of the hour that comes twice when summer time ends.
 * It covers everything up to now, also a slot that is due but not yet planned,
 * which then has no run of its own.
 */
export async function runOnRequest(
  deps: RunOnRequestDeps,
  definition: DigestDefinition,
  { requestedBy, now, unindexed }: RunRequest,
): Promise<RunOutcome> {
  const { store } = deps;
  const { name, schedule, made } = definition;
  const registeredAt = made?.startsAt ?? (await store.registerDigest(name, now));
  const minute = slotLocalOf(now, schedule.timezone);
  for (let n = 1; n <= MOST_IN_A_MINUTE; n += 1) {
    const local = n === 1 ? minute : SlotLocal.parse(`${minute}~${n}`);
    const earlier = await store.runOfSlot(name, local);
    if (earlier !== undefined && (await isInTheWay(deps, earlier, now))) {
      return { kind: 'already', run: earlier };
    }
    if (earlier === undefined) {
      // What came while it paused is not told of when it goes on.
      const covered = await coveredUntil(store, name, registeredAt);
      const from = latest(covered, made?.startsAt ?? covered);
      const written = await writeRun(
        { store, readCandidates: createReadings(store) },
        {
          definition,
          slot: { local, at: new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS) },
          period: {
            from,
            // After the clock was set back there is nothing between the last run and now.
            to: from > now ? from : now,
            slots: Math.max(1, slotsBetween(schedule, from, now).length),
            now,
            arrivals: 'seen',
            unindexed,
          },
          requestedBy,
          lookFirst: false,
        },
      );
      if (written !== undefined) {
        const { run, size } = written;
        return run.state === 'empty'
          ? { kind: 'empty', run }
          : { kind: 'planned', run, entries: size };
      }
      // Somebody else was first in the same instant: theirs is found now.
      n -= 1;
    }
  }
  throw new Error(`The digest ${name} was run too often in the minute ${minute}.`);
}

async function isInTheWay(
  { store }: RunOnRequestDeps,
  run: DigestRun,
  now: Date,
): Promise<boolean> {
  const isThisMinute = Math.abs(now.getTime() - run.slotAt.getTime()) < MINUTE_MS;
  return isThisMinute && run.state !== 'empty' && (await hasTold(store, run));
}
