import type { Clock } from '../../model/clock.ts';
import {
  type DigestDefinition,
  type DigestName,
  isPerson,
  type Made,
} from '../../model/digest-definition.ts';
import { type DigestRun, SlotLocal } from '../../model/digest-run.ts';
import { HOUR_MS, later, latest, MINUTE_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { IndexState, MadeDigestStore } from '../../store/made-digest-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import type { PlanningRound } from '../delivery/plan-due-runs.ts';
import { type WriteRunDeps, writeRun } from '../delivery/write-run.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { isQuiet } from './quiet-time.ts';

/** After an index more may follow: what comes within this time is one message. */
const COLLECT_MS = 5 * MINUTE_MS;
/** An archive that changes all the time is not waited for longer than this. */
const MOST_COLLECT_MS = 15 * MINUTE_MS;
/** Alerts that are looked at beside each other: while one is read, another is written. */
const AT_ONCE = 4;
/** Between two messages of an alert whose person has not asked for more. */
const PAUSE_MS = HOUR_MS;

export interface PlanInstantRunsDeps {
  readonly store: WriteRunDeps['store'] &
    Pick<DigestStore, 'runs' | 'ledger' | 'runOfSlot' | 'refusedSince'> &
    Pick<MadeDigestStore, 'seenUntil' | 'noteSeen' | 'indexState'> &
    Pick<PreferenceStore, 'preferencesOf'>;
  readonly clock: Clock;
  readonly events: Events;
  /** When this process began: what an index before it brought may have been told already. */
  readonly startedAt: Date;
  /** Whether no other replica posts; one that does tells nobody here of what was refused. */
  readonly isAlone: boolean;
}

export interface PlanInstantRuns {
  /** Plans what is due; waking it often does no harm. */
  plan(definitions: readonly DigestDefinition[], round: PlanningRound): Promise<void>;
  /** When what the last index brought has been collected; null where it was told of, or brought nothing. */
  collectedAt(): Promise<Date | null>;
  /** A run of this digest told nothing, so its items are looked for again. */
  forget(name: DigestName): void;
}

/**
 * Builds what plans the runs of digests that wait for an index. Each is
 * identified by the number of the last complete index, so that no restart posts
 * it twice; it covers everything since the one before, so that an index which
 * comes within the hour is told of after it. Where nothing passed, that is noted
 * for all of them in one write, and no run is kept.
 */
export function createPlanInstantRuns(deps: PlanInstantRunsDeps): PlanInstantRuns {
  const { store, clock } = deps;
  /** When this process first saw a change that is not told of yet. */
  let waitingSince: Date | null = null;
  let toldOf: Date | null = null;
  /** Up to which change each was looked at, so that a thousand cost nothing between indexes. */
  const looked = new Map<DigestName, { readonly until: Date; readonly startsAt: Date }>();
  let refusalsAskedAt = deps.startedAt;

  const forgetRefused = async (): Promise<void> => {
    // What ends while the store is asked is found the next time.
    const since = refusalsAskedAt;
    refusalsAskedAt = clock.now();
    for (const name of await store.refusedSince(since)) {
      looked.delete(name);
    }
  };

  const plan: PlanInstantRuns['plan'] = async (definitions, round) => {
    const index = await store.indexState();
    if (!isSettled(index)) {
      return;
    }
    if (!deps.isAlone) {
      await forgetRefused();
    }
    const { changedAt, endedAt } = index;
    const silent: DigestName[] = [];
    const look = async (definition: DigestDefinition): Promise<void> => {
      try {
        const outcome = await planOne(definition, { ...index, changedAt, endedAt }, round);
        if (outcome === 'nothing') {
          silent.push(definition.name);
        }
      } catch (error) {
        deps.events.emit('planning-failed', { digest: definition.name, error });
      }
    };
    for (let n = 0; n < definitions.length; n += AT_ONCE) {
      await Promise.all(definitions.slice(n, n + AT_ONCE).map(look));
    }
    if (silent.length > 0) {
      await store.noteSeen(silent, endedAt);
    }
  };
  return {
    plan,
    forget: (name) => void looked.delete(name),
    collectedAt: async () => {
      const { changedAt } = await store.indexState();
      const isTold = changedAt === null || (toldOf !== null && changedAt <= toldOf);
      return isTold ? null : later(changedAt, COLLECT_MS);
    },
  };

  function isSettled(index: IndexState): index is IndexState & { changedAt: Date; endedAt: Date } {
    const { changedAt, endedAt } = index;
    if (changedAt === null || endedAt === null || endedAt < changedAt) {
      return false;
    }
    const now = clock.now();
    if (toldOf === null || changedAt > toldOf) {
      waitingSince ??= now;
      const isLong = now >= later(waitingSince, MOST_COLLECT_MS);
      if (now < later(changedAt, COLLECT_MS) && !isLong) {
        return false;
      }
      waitingSince = null;
      toldOf = changedAt;
    }
    return true;
  }

  async function planOne(
    definition: DigestDefinition,
    index: IndexState & { readonly changedAt: Date; readonly endedAt: Date },
    round: PlanningRound,
  ): Promise<'nothing' | 'waits' | 'done'> {
    const { name, made } = definition;
    const known = looked.get(name);
    if (made === null || isLookedAt(known, made, index.changedAt)) {
      return 'done';
    }
    const from = await beginOf(name, made);
    if (from >= index.changedAt) {
      looked.set(name, { until: index.changedAt, startsAt: made.startsAt });
      return 'done';
    }
    const runs = await store.runs(name, 1);
    if (await hasToWait(definition, made, runs[0])) {
      return 'waits';
    }
    const outcome = await write(definition, { index, from, round });
    looked.set(name, { until: index.changedAt, startsAt: made.startsAt });
    return outcome;
  }

  function isLookedAt(
    known: { readonly until: Date; readonly startsAt: Date } | undefined,
    { startsAt }: Made,
    changedAt: Date,
  ): boolean {
    return (
      known !== undefined &&
      known.until >= changedAt &&
      known.startsAt.getTime() === startsAt.getTime()
    );
  }

  async function beginOf(name: DigestName, { startsAt }: Made): Promise<Date> {
    const seen = await store.seenUntil(name);
    return latest(await coveredUntil(store, name, startsAt), startsAt, seen ?? startsAt);
  }

  /** For its hour to pass, and for the quiet hours of its person. */
  async function hasToWait(
    { channel, unhurried }: DigestDefinition,
    { team, owner }: Made,
    last: DigestRun | undefined,
  ): Promise<boolean> {
    const now = clock.now();
    if (
      unhurried &&
      last !== undefined &&
      last.state !== 'refused' &&
      now < later(last.plannedAt, PAUSE_MS)
    ) {
      return true;
    }
    return isPerson(channel) && isQuiet(await store.preferencesOf({ team, user: owner }), now);
  }

  async function write(
    definition: DigestDefinition,
    {
      index,
      from,
      round,
    }: {
      readonly index: IndexState & { readonly endedAt: Date };
      readonly from: Date;
      readonly round: PlanningRound;
    },
  ): Promise<'nothing' | 'done'> {
    const earlier = await store.runs(definition.name, 100);
    const isAnswered = earlier.some(({ threadTs }) => threadTs !== null);
    const written = await writeRun(
      { store, readCandidates: round.readCandidates },
      {
        definition: { ...definition, empty: 'skip' },
        slot: { local: await slotOf(definition.name, index.number), at: index.endedAt },
        period: {
          from,
          to: index.endedAt,
          slots: 1,
          now: clock.now(),
          arrivals: 'seen',
          unindexed: round.unindexed,
        },
        requestedBy: 'schedule',
        lookFirst: index.endedAt < deps.startedAt,
        thread: isAnswered ? null : (definition.made?.firstAnswer ?? null),
        unlessEmpty: true,
      },
    );
    if (written === undefined || written.size === 0) {
      return 'nothing';
    }
    deps.events.emit('run-planned', {
      digest: definition.name,
      run: written.run.id,
      slot: written.run.slotLocal,
      entries: written.size,
      slots: 1,
      lateMs: clock.now().getTime() - index.endedAt.getTime(),
    });
    return 'done';
  }

  /** A run that was refused, by a thread that is gone, does not stand in the way of the next. */
  async function slotOf(name: DigestName, number: number): Promise<SlotLocal> {
    const first = SlotLocal.parse(`index-${number}`);
    const taken = await store.runOfSlot(name, first);
    return taken?.state === 'refused' ? SlotLocal.parse(`index-${number}~2`) : first;
  }
}
