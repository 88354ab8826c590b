import { randomUUID } from 'node:crypto';
import type { Clock } from '../model/clock.ts';
import type { DigestDefinition } from '../model/digest-definition.ts';
import type { DigestRun } from '../model/digest-run.ts';
import { earliest, later, MINUTE_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import { definitionOf } from '../model/made-digest.ts';
import type { Notices } from '../model/notice.ts';
import { unreadableSentence } from '../search/query/unreadable.ts';
import type { DigestStore } from '../store/digest-store.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { MadeDigestStore } from '../store/made-digest-store.ts';
import type { PreferenceStore } from '../store/preference-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { createWants } from './alerts/create-wants.ts';
import { createPlanInstantRuns } from './alerts/plan-instant-runs.ts';
import { createCheckQuery } from './definitions/check-query.ts';
import { type FoundDefinition, findDefinition } from './definitions/find-definition.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import { createPlanDueRuns } from './delivery/plan-due-runs.ts';
import { createPostOpenRuns, type PostOpenRuns } from './delivery/post-open-runs.ts';
import type { Poster } from './delivery/poster.ts';
import { reachChannel } from './delivery/reach-channel.ts';
import { createRecallPosted } from './delivery/recall-posted.ts';
import { runOnRequest } from './delivery/run-on-request.ts';
import { createTellOfRun } from './delivery/tell-of-run.ts';
import { DEFAULT_TIMINGS, type DigestTimings } from './delivery/timings.ts';
import { digestInfo } from './digest-info.ts';
import type { Digests } from './digests.ts';
import { createMadeDigests } from './made/create-made-digests.ts';
import { createPauseHomeless } from './made/pause-homeless.ts';
import { withMadeOnes } from './made/with-made-ones.ts';
import type { DigestInfo } from './outcome.ts';
import { createReadRuns } from './read-runs.ts';
import { nextSlot } from './schedule/slots.ts';
import { previewDigest } from './selection/preview-digest.ts';
import { createReadings } from './selection/readings.ts';
import { replayDigest } from './selection/replay-digest.ts';

export interface DigestsDeps {
  /** Those of the files, as they are now; asked anew each time. What is made in Slack stands in the store. */
  readonly definitions: () => DigestDefinitions | Promise<DigestDefinitions>;
  readonly store: DigestStore &
    MadeDigestStore &
    PreferenceStore &
    Pick<ItemStore, 'hasFacetValue' | 'facetValues'> &
    Pick<ReviewStore, 'allFlags' | 'decisions'>;
  /** Null in a process that only plans; another one posts. */
  readonly poster: Poster | null;
  readonly clock: Clock;
  readonly events: Events;
  readonly notices: Notices;
  /** Names this process in the ledger. */
  readonly owner: string;
  /** When the archive's last complete index ended. Default: just now. */
  readonly indexedAt?: () => Promise<Date | null>;
  readonly timings?: Partial<DigestTimings>;
  /** Ends the names of what is made in Slack. Default: random. */
  readonly newId?: () => string;
}

/** What the process that keeps the digests going needs beside what people ask. */
export interface DigestsAtWork extends Digests {
  /**
   * Plans the runs that are due; a cron wakes it every minute, but when and how often does not
   * matter. A digest that cannot be planned is reported and the others are. While the archive's
   * first index goes on nothing is planned, for ten minutes: what it names would be old.
   */
  tick(): Promise<void>;
  /**
   * Looks in the channels for what this database does not know of, since its last index, before
   * anything is planned: after a backup was restored, digests told of pages that it takes for new.
   */
  recallPosted(since: Date, signal: AbortSignal): Promise<void>;
  /**
   * Posts what is planned, by `tick`, `run` or another process, until the signal aborts.
   *
   * @throws when there is no poster.
   */
  drive(signal: AbortSignal): Promise<void>;
  /**
   * Posts what is planned; resolves when no run is open. Beside `drive` it just waits for that.
   *
   * @throws when there is no poster.
   */
  finish(signal: AbortSignal): Promise<void>;
  /**
   * Posts what can be posted now and waits for nothing, for a clock that is moved by hand.
   *
   * @returns when a run that is still open goes on; null when none is open.
   * @throws when there is no poster.
   */
  advance(signal: AbortSignal): Promise<Date | null>;
  /** Pauses channels' digests whose owner has left, and tells; those of files have none. A chore. */
  pauseOwnerless(): Promise<void>;
  /** When something is due next: a slot, or what the last index brought for those who wait for one. */
  nextDueAt(): Promise<Date | null>;
}

/** A digest is as late as this rather than made of yesterday's archive. */
const INDEX_PATIENCE_MS = 10 * MINUTE_MS;

/** Builds the room: what people ask of digests, the planner and what posts. */
export function createDigests(deps: DigestsDeps): DigestsAtWork {
  const { store, clock, poster, events } = deps;
  const definitions = async () => withMadeOnes(store, await deps.definitions());
  const startedAt = clock.now();
  const tellOfRun = createTellOfRun(deps);
  const checkQuery = createCheckQuery(deps);
  const planDueRuns = createPlanDueRuns({ ...deps, tellOfRun, startedAt });
  const instant = createPlanInstantRuns({ ...deps, startedAt });
  const posting =
    poster === null
      ? null
      : postingOf(deps, poster, { definitions, onRefused: ({ digest }) => instant.forget(digest) });
  const notDue = createNotDue(clock);
  const reported = new Map<string, string | null>();
  let isIndexed = deps.indexedAt === undefined;
  let ticking: Promise<void> | null = null;

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
        const info = await infoOf(definition);
        return replayDigest({ store, now: clock.now() }, definition, { info, days });
      }),
    run: (name, requestedBy) =>
      withDefinition(name, async (definition) => {
        if (definition.made?.isPaused === true) {
          return { kind: 'paused', definition };
        }
        const reached =
          poster === null ? null : await reachChannel({ store, poster }, definition.channel);
        if (reached?.kind === 'unreachable') {
          return { ...reached, definition };
        }
        const request = { requestedBy, now: clock.now(), unindexed: !(await hasIndexed()) };
        const outcome = await runOnRequest(deps, definition, request);
        posting?.nudge();
        return outcome;
      }),
    wants: createWants({ store, clock }),
    made: createMadeDigests({
      store,
      clock,
      definitions,
      checkQuery,
      infoOf,
      newId: deps.newId ?? randomUUID,
    }),
    ...runsOf({ ...deps, definitions }, withDefinition),
    itemsAt: async (ref) => {
      const message = (await store.deliveryAt(ref))?.message;
      return message?.kind === 'parent' ? message : undefined;
    },
    tick: () => {
      ticking ??= planAll().finally(() => {
        ticking = null;
      });
      return ticking;
    },
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
      const pauseHomeless = createPauseHomeless(deps);
      for (const made of await store.madeDigests('channels')) {
        const isActive = made.state === 'active';
        if (isActive && (await poster?.isHere(made.made.owner)) === 'gone') {
          await pauseHomeless.pause(made, 'owner-left');
        }
      }
    },
    nextDueAt: async () => {
      const planned = await active();
      const slots = planned.flatMap(({ schedule }) => nextSlot(schedule, clock.now())?.at ?? []);
      const waits = planned.some(({ schedule }) => schedule.every === 'index');
      const collected = waits ? await instant.collectedAt() : null;
      const [first, ...others] = collected === null ? slots : [...slots, collected];
      return first === undefined ? null : earliest(first, ...others);
    },
  };

  async function infoOf(definition: DigestDefinition): Promise<DigestInfo> {
    return digestInfo(store, definition, {
      now: clock.now(),
      unreadable: await checkQuery(definition),
    });
  }

  async function withDefinition<Outcome>(
    name: string,
    work: (definition: DigestDefinition) => Promise<Outcome>,
  ): Promise<Outcome | Exclude<FoundDefinition, { kind: 'definition' }>> {
    const found = findDefinition(await definitions(), name);
    return found.kind === 'definition' ? work(found.definition) : found;
  }

  /** Once a process and wording: the log is no place to say the same each minute. */
  async function reportUnreadable(definition: DigestDefinition): Promise<void> {
    const unreadable = await checkQuery(definition);
    const problem = unreadable === null ? null : unreadableSentence(unreadable);
    if (problem !== null && reported.get(definition.name) !== problem) {
      events.emit('query-unreadable', { digest: definition.name, problem });
    }
    reported.set(definition.name, problem);
  }

  function post(): PostOpenRuns {
    if (posting === null) {
      throw new Error('This process has no poster; digests are posted by the one that serves.');
    }
    return posting;
  }

  /** Whether the archive was indexed since this process began; what it holds from before may be old. */
  async function hasIndexed(): Promise<boolean> {
    if (!isIndexed) {
      const at = (await deps.indexedAt?.()) ?? null;
      isIndexed = at !== null && at >= startedAt;
    }
    return isIndexed;
  }

  async function planAll(): Promise<void> {
    const unindexed = !(await hasIndexed());
    if (unindexed && clock.now() < later(startedAt, INDEX_PATIENCE_MS)) {
      return;
    }
    const round = { readCandidates: createReadings(store), unindexed };
    const planned = await active();
    for (const definition of planned.filter(({ schedule }) => schedule.every !== 'index')) {
      if (notDue.holds(definition)) {
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
      instant.plan(
        planned.filter(({ schedule }) => schedule.every === 'index'),
        round,
      ),
    );
    posting?.nudge();
  }

  /** One that fails keeps none of the others from being planned. */
  async function reporting(digest: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      events.emit('planning-failed', { digest, error });
    }
  }

  /** Everything that is planned: of files, of channels, of people. */
  async function active(): Promise<readonly DigestDefinition[]> {
    let all = (await deps.definitions()).definitions;
    await reporting('made in Slack', async () => {
      const alerts = (await store.madeDigests('people')).map(definitionOf);
      all = [...(await definitions()).definitions, ...alerts];
    });
    return all.filter(({ made }) => made?.isPaused !== true);
  }
}

/** A thousand alerts that are due on Monday cost nothing until then. */
function createNotDue(clock: Clock) {
  const until = new Map<string, { readonly version: number; readonly at: Date }>();
  return {
    /** Files may be edited at any time, so they are asked each time. */
    holds: ({ name, made }: DigestDefinition) => {
      const known = until.get(name);
      return made !== null && known?.version === made.version && clock.now() < known.at;
    },
    note: ({ name, made, schedule }: DigestDefinition) => {
      const at = nextSlot(schedule, clock.now())?.at;
      if (made !== null && at !== undefined) {
        until.set(name, { version: made.version, at });
      }
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
    poster,
    onRefused,
    tellOfRun: createTellOfRun(deps),
    pauseHomeless: createPauseHomeless(deps),
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
  withDefinition: <Outcome>(
    name: string,
    work: (definition: DigestDefinition) => Promise<Outcome>,
  ) => Promise<Outcome | Exclude<FoundDefinition, { kind: 'definition' }>>,
): Pick<Digests, 'log' | 'sent' | 'sentRun' | 'runItems' | 'runReasons'> {
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
  };
}
