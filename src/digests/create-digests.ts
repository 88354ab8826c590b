import { randomUUID } from 'node:crypto';
import type { DigestDefinition } from '../model/digest-definition.ts';
import type { DigestRun } from '../model/digest-run.ts';
import { createElapsed } from '../model/elapsed.ts';
import { aloneAtWork } from '../model/jobs.ts';
import { createKeptJob } from '../model/kept-job.ts';
import { createWants } from './alerts/create-wants.ts';
import { createPlanInstantRuns } from './alerts/plan-instant-runs.ts';
import { createCheckQuery } from './definitions/check-query.ts';
import { type FoundDefinition, findDefinition } from './definitions/find-definition.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import { createPostOpenRuns, type PostOpenRuns } from './delivery/post-open-runs.ts';
import type { Poster } from './delivery/poster.ts';
import { reachChannel } from './delivery/reach-channel.ts';
import { createRecallPosted } from './delivery/recall-posted.ts';
import { runOnRequest } from './delivery/run-on-request.ts';
import { createTellOfRun } from './delivery/tell-of-run.ts';
import { DEFAULT_TIMINGS } from './delivery/timings.ts';
import { digestInfo } from './digest-info.ts';
import type { Digests } from './digests.ts';
import type { DigestsAtWork, DigestsDeps } from './digests-at-work.ts';
import { createMadeDigests } from './made/create-made-digests.ts';
import { withMadeOnes } from './made/with-made-ones.ts';
import type { DigestInfo } from './outcome.ts';
import { createPauseHomeless } from './pauses/pause-homeless.ts';
import { resumeFile } from './pauses/resume-file.ts';
import { resumeReturned } from './pauses/resume-returned.ts';
import { createStillAway } from './pauses/still-away.ts';
import { tellOfDefinitions } from './pauses/tell-of-definitions.ts';
import { createPlanAll } from './plan-all.ts';
import { createReadRuns } from './runs/read-runs.ts';
import { previewDigest } from './selection/preview-digest.ts';
import { replayDigest } from './selection/replay-digest.ts';

/** Builds the room: what people ask of digests, the planner and what posts. */
export function createDigests(deps: DigestsDeps): DigestsAtWork {
  const { store, clock, poster, jobs = aloneAtWork } = deps;
  const definitions = async () => withMadeOnes(store, await deps.definitions());
  const startedAt = clock.now();
  const checkQuery = createCheckQuery(deps);
  const instant = createPlanInstantRuns({ ...deps, startedAt, isAlone: jobs.isAlone });
  const posting =
    poster === null
      ? null
      : postingOf(deps, poster, { definitions, onRefused: ({ digest }) => instant.forget(digest) });
  const planAll = createPlanAll({
    ...deps,
    job: createKeptJob(jobs, 'plan'),
    ofFiles: deps.definitions,
    definitions,
    instant,
    checkQuery,
    tellOfRun: createTellOfRun(deps),
    startedAt,
    onPlanned: () => posting?.nudge(),
  });
  const infoOf: InfoOf = async (definition) =>
    digestInfo(store, definition, {
      now: clock.now(),
      unreadable: await checkQuery(definition),
    });
  const stillAway = createStillAway(poster === null ? null : { store, poster });
  const withDefinition: WithDefinition = async (name, work) => {
    const found = findDefinition(await definitions(), name);
    return found.kind === 'definition' ? work(found.definition) : found;
  };

  return {
    ...definitionsOf(deps, { definitions, infoOf, withDefinition }),
    run: (name, requestedBy) =>
      withDefinition(name, async (definition) => {
        if (definition.pause !== null) {
          return { kind: 'paused', definition };
        }
        const reached =
          poster === null ? null : await reachChannel({ store, poster }, definition.channel);
        if (reached?.kind === 'unreachable') {
          return { ...reached, definition };
        }
        const unindexed = !(await planAll.hasIndexed());
        const outcome = await runOnRequest(deps, definition, {
          requestedBy,
          now: clock.now(),
          unindexed,
        });
        posting?.nudge();
        return outcome;
      }),
    wants: createWants({ store, clock, newId: deps.newId ?? randomUUID }),
    made: createMadeDigests({
      store,
      clock,
      definitions,
      checkQuery,
      infoOf,
      stillAway,
      newId: deps.newId ?? randomUUID,
    }),
    resumeFile: (name) =>
      withDefinition(name, async (definition) =>
        definition.made === null
          ? resumeFile({ store, stillAway, infoOf, now: () => clock.now() }, definition)
          : { kind: 'unknown', name, nearest: null, known: [] },
      ),
    ...runsOf({ ...deps, definitions }, withDefinition),
    tick: () => planAll.tick(),
    leavePlanning: () => planAll.leavePlanning(),
    nextDueAt: () => planAll.nextDueAt(),
    ...workOf(deps, { definitions, posting }),
  };
}

type InfoOf = (definition: DigestDefinition) => Promise<DigestInfo>;

type WithDefinition = <Outcome>(
  name: string,
  work: (definition: DigestDefinition) => Promise<Outcome>,
) => Promise<Outcome | Exclude<FoundDefinition, { kind: 'definition' }>>;

/** What people ask of digests as they are defined. */
function definitionsOf(
  { store, clock }: Pick<DigestsDeps, 'store' | 'clock'>,
  {
    definitions,
    infoOf,
    withDefinition,
  }: {
    readonly definitions: () => Promise<DigestDefinitions>;
    readonly infoOf: InfoOf;
    readonly withDefinition: WithDefinition;
  },
): Pick<Digests, 'list' | 'preview' | 'replay'> {
  return {
    list: async () => {
      const { definitions: all, problems } = await definitions();
      const digests: DigestInfo[] = [];
      for (const definition of all) {
        digests.push(await infoOf(definition));
      }
      return { digests, problems };
    },
    preview: (name) =>
      withDefinition(name, async (definition) => {
        const info = await infoOf(definition);
        return previewDigest({ store, now: clock.now() }, definition, info);
      }),
    replay: (name, days) =>
      withDefinition(name, async (definition) => {
        if (definition.what === 'review') {
          return { kind: 'no-replay', name: definition.name };
        }
        const info = await infoOf(definition);
        return replayDigest({ store, now: clock.now() }, definition, { info, days });
      }),
  };
}

/** What posts, and what keeps digests in order. */
function workOf(
  deps: DigestsDeps,
  {
    definitions,
    posting,
  }: {
    readonly definitions: () => Promise<DigestDefinitions>;
    readonly posting: PostOpenRuns | null;
  },
): Pick<
  DigestsAtWork,
  'recallPosted' | 'drive' | 'finish' | 'advance' | 'pauseOwnerless' | 'resumeReturned'
> {
  const { store, poster } = deps;
  const post = () => {
    if (posting === null) {
      throw new Error('This process has no poster; digests are posted by the one that serves.');
    }
    return posting;
  };
  return {
    recallPosted: async (since, signal) => {
      const { definitions: all } = await definitions();
      await (poster === null
        ? undefined
        : createRecallPosted({ ...deps, poster })(all, since, signal));
    },
    drive: async (signal) => post().drive(signal),
    finish: async (signal) => post().finish(signal),
    advance: async (signal) => post().advance(signal),
    pauseOwnerless: async () => {
      await tellOfDefinitions(deps);
      const pauseHomeless = createPauseHomeless({ ...deps, definitions });
      for (const made of await store.madeDigests('channels')) {
        const isActive = made.state === 'active';
        if (isActive && (await poster?.isHere(made.made.owner)) === 'gone') {
          await pauseHomeless.pause(made, 'owner-left');
        }
      }
    },
    resumeReturned: async () => {
      await (poster === null ? undefined : resumeReturned({ ...deps, poster, definitions }));
    },
  };
}

function postingOf(
  deps: DigestsDeps,
  poster: Poster,
  {
    definitions,
    onRefused,
  }: {
    readonly definitions: () => Promise<DigestDefinitions>;
    readonly onRefused: (run: DigestRun) => void;
  },
): PostOpenRuns {
  return createPostOpenRuns({
    ...deps,
    jobs: deps.jobs ?? aloneAtWork,
    elapsed: deps.elapsed ?? createElapsed(),
    poster,
    onRefused,
    tellOfRun: createTellOfRun(deps),
    pauseHomeless: createPauseHomeless({ ...deps, definitions }),
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
    names: async () => {
      const alerts = await deps.store.madeDigests('people');
      return [
        ...(await definitions()).definitions.map(({ name }) => name),
        ...alerts.map(({ definition }) => definition.name),
      ];
    },
  });
}

/** What people ask of runs that were. */
function runsOf(
  {
    store,
    clock,
    definitions,
  }: Pick<DigestsDeps, 'store' | 'clock'> & {
    readonly definitions: () => Promise<DigestDefinitions>;
  },
  withDefinition: WithDefinition,
): Pick<Digests, 'log' | 'sent' | 'sentRun' | 'runItems' | 'runReasons' | 'itemsAt'> {
  const runs = createReadRuns({
    store,
    now: () => clock.now(),
    definitions: async () => (await definitions()).definitions,
  });
  return {
    log: (limit) => runs.log(limit),
    sent: (name, day) => withDefinition(name, (definition) => runs.sentOn(definition, day)),
    sentRun: (runId) => runs.sentRun(runId),
    runItems: (runId, page) => runs.items(runId, page),
    runReasons: (runId) => runs.reasons(runId),
    itemsAt: async (ref) => {
      const message = (await store.deliveryAt(ref))?.message;
      return message?.kind === 'parent' ? message : undefined;
    },
  };
}
