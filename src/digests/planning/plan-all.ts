import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { earliest, later, MINUTE_MS } from '../../model/duration.ts';
import type { Hold } from '../../model/jobs.ts';
import type { KeptJob } from '../../model/kept-job.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import type { PlanInstantRuns } from '../alerts/plan-instant-runs.ts';
import type { CheckQuery } from '../definitions/check-query.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import type { TellOfRun } from '../delivery/tell-of-run.ts';
import type { DigestsAtWork, DigestsDeps } from '../digests-at-work.ts';
import { knownDefinition } from '../pauses/known-definition.ts';
import { createNotDue } from '../schedule/not-due.ts';
import { nextSlot } from '../schedule/slots.ts';
import { createReadings } from '../selection/readings.ts';
import { createPlanDueRuns } from './plan-due-runs.ts';

export interface PlanAllDeps
  extends Pick<DigestsDeps, 'store' | 'clock' | 'events' | 'indexedAt' | 'indexerSince'> {
  readonly job: KeptJob;
  /** Those of the files alone: they are planned though what is made in Slack cannot be read. */
  readonly ofFiles: DigestsDeps['definitions'];
  /** Of files and of channels. */
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly instant: PlanInstantRuns;
  readonly checkQuery: CheckQuery;
  readonly tellOfRun: TellOfRun;
  /** When this process began. */
  readonly startedAt: Date;
  /** Something was planned, and may be posted. */
  readonly onPlanned: () => void;
}

export interface PlanAll extends Pick<DigestsAtWork, 'tick' | 'leavePlanning' | 'nextDueAt'> {
  /**
   * Whether the archive was indexed since this process began, or by a replica that has kept it indexed
   * since before; what it holds from before may be old.
   */
  hasIndexed(): Promise<boolean>;
}

/** A digest is as late as this rather than made of yesterday's archive. */
const INDEX_PATIENCE_MS = 10 * MINUTE_MS;

/** Builds what plans everything that is due, one round at a time: a tick during one joins it. */
export function createPlanAll(deps: PlanAllDeps): PlanAll {
  const { clock, instant, startedAt } = deps;
  const hasIndexed = createHasIndexed(deps);
  const reporting = createReporting(deps);
  const active = createActive(deps, reporting);
  const planRound = createPlanRound(deps, { active, reporting });
  let ticking: Promise<void> | null = null;

  const planAll = async (hold: Hold) => {
    const unindexed = !(await hasIndexed());
    if (unindexed && clock.now() < later(startedAt, INDEX_PATIENCE_MS)) {
      return;
    }
    await planRound(unindexed, hold);
    deps.onPlanned();
  };
  const plan = async () => {
    await deps.job.turn(planAll);
  };
  return {
    hasIndexed,
    leavePlanning: () => deps.job.giveBack(),
    tick: () => {
      ticking ??= plan().finally(() => {
        ticking = null;
      });
      return ticking;
    },
    nextDueAt: async () => {
      const planned = await active();
      const slots = planned.flatMap(({ schedule }) => nextSlot(schedule, clock.now())?.at ?? []);
      const collected = planned.some(waitsForAnIndex) ? await instant.collectedAt() : null;
      const [first, ...others] = collected === null ? slots : [...slots, collected];
      return first === undefined ? null : earliest(first, ...others);
    },
  };
}

type Reporting = (digest: string, work: () => Promise<void>) => Promise<void>;

const waitsForAnIndex = ({ schedule }: DigestDefinition) => schedule.every === 'index';

function createHasIndexed({
  indexedAt,
  indexerSince,
  startedAt,
}: Pick<PlanAllDeps, 'indexedAt' | 'indexerSince' | 'startedAt'>): PlanAll['hasIndexed'] {
  let isIndexed = indexedAt === undefined;
  return async () => {
    if (!isIndexed) {
      const at = (await indexedAt?.()) ?? null;
      const since = earliest(startedAt, (await indexerSince?.()) ?? startedAt);
      isIndexed = at !== null && at >= since;
    }
    return isIndexed;
  };
}

/** One that fails keeps none of the others from being planned. */
function createReporting({ events }: Pick<PlanAllDeps, 'events'>): Reporting {
  return async (digest, work) => {
    try {
      await work();
    } catch (error) {
      events.emit('planning-failed', { digest, error });
    }
  };
}

/** Everything that is planned: of files, of channels, of people. */
function createActive(
  { ofFiles, definitions, store }: Pick<PlanAllDeps, 'ofFiles' | 'definitions' | 'store'>,
  reporting: Reporting,
) {
  return async (): Promise<readonly DigestDefinition[]> => {
    let all = (await ofFiles()).definitions;
    await reporting('made in Slack', async () => {
      const alerts = (await store.madeDigests('people')).map(knownDefinition);
      all = [...(await definitions()).definitions, ...alerts];
    });
    return all.filter(({ pause }) => pause === null);
  };
}

function createPlanRound(
  deps: PlanAllDeps,
  {
    active,
    reporting,
  }: { readonly active: () => Promise<readonly DigestDefinition[]>; readonly reporting: Reporting },
) {
  const planDueRuns = createPlanDueRuns(deps);
  const notDue = createNotDue(deps.clock);
  const reportUnreadable = createReportUnreadable(deps);
  return async (unindexed: boolean, hold: Hold): Promise<void> => {
    const round = { readCandidates: createReadings(deps.store), unindexed };
    const planned = await active();
    for (const definition of planned) {
      if (hold.lost.aborted) {
        return;
      }
      if (waitsForAnIndex(definition) || notDue.holds(definition)) {
        continue;
      }
      await reporting(definition.name, async () => {
        await reportUnreadable(definition);
        if ((await planDueRuns(definition, round)) === 'planned') {
          notDue.note(definition);
        }
      });
    }
    await reporting('made in Slack', () =>
      deps.instant.plan(planned.filter(waitsForAnIndex), round),
    );
  };
}

/** Once a process and wording: the log is no place to say the same each minute. */
function createReportUnreadable({
  checkQuery,
  events,
}: Pick<PlanAllDeps, 'checkQuery' | 'events'>) {
  const reported = new Map<string, string | null>();
  return async (definition: DigestDefinition): Promise<void> => {
    const unreadable = await checkQuery(definition);
    const problem = unreadable === null ? null : unreadableSentence(unreadable);
    if (problem !== null && reported.get(definition.name) !== problem) {
      events.emit('query-unreadable', { digest: definition.name, problem });
    }
    reported.set(definition.name, problem);
  };
}
