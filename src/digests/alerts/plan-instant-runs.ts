import type { DigestDefinition, DigestName, Made } from '../../model/digest/digest-definition.ts';
import { latest } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import type { PlanningRound } from '../planning/plan-due-runs.ts';
import { coveredUntil } from '../schedule/covered-until.ts';
import { createCollecting, type SettledIndex } from './collecting.ts';
import { hasToWait } from './has-to-wait.ts';
import { createLookedAt, type LookedAt, type LookedAtDeps } from './looked-at.ts';
import { type WriteInstantRunDeps, writeInstantRun } from './write-instant-run.ts';

/** Alerts that are looked at beside each other: while one is read, another is written. */
const AT_ONCE = 4;

export interface PlanInstantRunsDeps extends WriteInstantRunDeps, LookedAtDeps {
  readonly store: WriteInstantRunDeps['store'] &
    LookedAtDeps['store'] &
    Pick<DigestStore, 'runs' | 'ledger'> &
    Pick<MadeDigestStore, 'seenUntil' | 'noteSeen' | 'indexState'> &
    Pick<PreferenceStore, 'preferencesOf'>;
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
  const { store } = deps;
  const collecting = createCollecting(deps.clock);
  const lookedAt = createLookedAt(deps);

  const planAll = async (
    definitions: readonly DigestDefinition[],
    index: SettledIndex,
    round: PlanningRound,
  ): Promise<void> => {
    const silent: DigestName[] = [];
    const plan = async (definition: DigestDefinition): Promise<void> => {
      try {
        if ((await planOne({ ...deps, lookedAt }, definition, index, round)) === 'nothing') {
          silent.push(definition.name);
        }
      } catch (error) {
        deps.events.emit('planning-failed', { digest: definition.name, error });
      }
    };
    for (let n = 0; n < definitions.length; n += AT_ONCE) {
      await Promise.all(definitions.slice(n, n + AT_ONCE).map(plan));
    }
    if (silent.length > 0) {
      await store.noteSeen(silent, index.endedAt);
    }
  };

  return {
    plan: async (definitions, round) => {
      const index = await store.indexState();
      if (!collecting.isSettled(index)) {
        return;
      }
      if (!deps.isAlone) {
        await lookedAt.forgetRefused();
      }
      await planAll(definitions, index, round);
    },
    forget: (name) => lookedAt.forget(name),
    collectedAt: async () => collecting.endsAt(await store.indexState()),
  };
}

/**
 * Noted as looked at only once it waits for nothing and its run is written: a fault on the way, or
 * a wait, leaves it to be looked at again.
 */
async function planOne(
  deps: PlanInstantRunsDeps & { readonly lookedAt: LookedAt },
  definition: DigestDefinition,
  index: SettledIndex,
  round: PlanningRound,
): Promise<'nothing' | 'waits' | 'done'> {
  const { store, clock, lookedAt } = deps;
  const { name, made } = definition;
  const { changedAt } = index;
  if (made === null || lookedAt.covers(name, made, changedAt)) {
    return 'done';
  }
  const from = await beginOf(store, name, made);
  if (from >= changedAt) {
    lookedAt.note(name, made, changedAt);
    return 'done';
  }
  if (await hasToWait(store, definition, clock.now())) {
    return 'waits';
  }
  const outcome = await writeInstantRun(deps, definition, { from, index }, round);
  lookedAt.note(name, made, changedAt);
  return outcome;
}

async function beginOf(
  store: PlanInstantRunsDeps['store'],
  name: DigestName,
  { startsAt }: Made,
): Promise<Date> {
  const seen = await store.seenUntil(name);
  return latest(await coveredUntil(store, name, startsAt), startsAt, seen ?? startsAt);
}
