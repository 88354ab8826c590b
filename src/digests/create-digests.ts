import { randomUUID } from 'node:crypto';
import type { DigestDefinition } from '../model/digest/digest-definition.ts';
import type { DigestRun } from '../model/digest/digest-run.ts';
import { aloneAtWork } from '../model/jobs.ts';
import { createKeptJob } from '../model/kept-job.ts';
import { createWants } from './alerts/create-wants.ts';
import { createPlanInstantRuns } from './alerts/plan-instant-runs.ts';
import { createCheckQuery } from './definitions/check-query.ts';
import { createWithDefinition } from './definitions/with-definition.ts';
import { createPosting } from './delivery/create-posting.ts';
import { createTellOfRun } from './delivery/tell-of-run.ts';
import { digestInfo } from './digest-info.ts';
import type { DigestsAtWork, DigestsDeps } from './digests-at-work.ts';
import { createKeepGoing } from './keep-going.ts';
import { createLookAtDigests } from './look-at-digests.ts';
import { createMadeDigests } from './made/create-made-digests.ts';
import { withMadeOnes } from './made/with-made-ones.ts';
import { resumeFile } from './pauses/resume-file.ts';
import { createStillAway } from './pauses/still-away.ts';
import { createPlanAll } from './planning/plan-all.ts';
import { createRunNow } from './planning/run-now.ts';
import { createReadRuns } from './runs/read-runs.ts';

/** Builds the room: what people ask of digests, the planner and what posts. */
export function createDigests(deps: DigestsDeps): DigestsAtWork {
  const { store, clock, poster, jobs = aloneAtWork, newId = randomUUID } = deps;
  const ofFiles = deps.definitions;
  const definitions = async () => withMadeOnes(store, await ofFiles());
  const withDefinition = createWithDefinition(definitions);
  const startedAt = clock.now();
  const checkQuery = createCheckQuery(deps);
  const infoOf = async (definition: DigestDefinition) =>
    digestInfo(store, definition, {
      now: clock.now(),
      unreadable: await checkQuery(definition),
    });
  const stillAway = createStillAway(poster === null ? null : { store, poster });
  const instant = createPlanInstantRuns({ ...deps, startedAt, isAlone: jobs.isAlone });
  const onRefused = ({ digest }: Pick<DigestRun, 'digest'>) => instant.forget(digest);
  const posting =
    poster === null ? null : createPosting({ ...deps, poster, onRefused }, definitions);
  const onPlanned = () => posting?.nudge();
  const planAll = createPlanAll({
    ...deps,
    job: createKeptJob(jobs, 'plan'),
    ofFiles,
    definitions,
    instant,
    checkQuery,
    tellOfRun: createTellOfRun(deps),
    startedAt,
    onPlanned,
  });
  const hasIndexed = () => planAll.hasIndexed();

  return {
    ...createLookAtDigests({ store, clock, definitions, infoOf, withDefinition }),
    ...createReadRuns({
      store,
      withDefinition,
      now: () => clock.now(),
      definitions: async () => (await definitions()).definitions,
    }),
    ...createKeepGoing({ ...deps, definitions, checkQuery, posting }),
    run: createRunNow({ store, clock, poster, withDefinition, hasIndexed, onPlanned }),
    wants: createWants({ store, clock, newId }),
    made: createMadeDigests({ store, clock, definitions, checkQuery, infoOf, stillAway, newId }),
    resumeFile: (name) =>
      withDefinition(name, async (definition) =>
        definition.made === null
          ? resumeFile({ store, stillAway, infoOf, now: () => clock.now() }, definition)
          : { kind: 'unknown', name, nearest: null, known: [] },
      ),
    tick: () => planAll.tick(),
    leavePlanning: () => planAll.leavePlanning(),
    nextDueAt: () => planAll.nextDueAt(),
  };
}
