import type { Clock } from '../model/clock.ts';
import type { DigestDefinition } from '../model/digest-definition.ts';
import { later, MINUTE_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import type { Notices } from '../model/notice.ts';
import { unreadableSentence } from '../search/query/unreadable.ts';
import type { DigestStore } from '../store/digest-store.ts';
import type { ItemStore } from '../store/item-store.ts';
import { createCheckQuery } from './definitions/check-query.ts';
import { type FoundDefinition, findDefinition } from './definitions/find-definition.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import { createPlanDueRuns } from './delivery/plan-due-runs.ts';
import { createPostOpenRuns, type PostOpenRuns } from './delivery/post-open-runs.ts';
import type { Poster } from './delivery/poster.ts';
import { runOnRequest } from './delivery/run-on-request.ts';
import { createTellOfRun } from './delivery/tell-of-run.ts';
import { DEFAULT_TIMINGS, type DigestTimings } from './delivery/timings.ts';
import { digestInfo } from './digest-info.ts';
import type { Digests } from './digests.ts';
import type { DigestInfo } from './outcome.ts';
import { createReadRuns } from './read-runs.ts';
import { previewDigest } from './selection/preview-digest.ts';
import { createReadings } from './selection/readings.ts';

export interface DigestsDeps {
  /** The definitions as they are now; asked anew each time. */
  readonly definitions: () => DigestDefinitions | Promise<DigestDefinitions>;
  readonly store: DigestStore & Pick<ItemStore, 'hasFacetValue' | 'facetValues'>;
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
}

/** A digest is as late as this rather than made of yesterday's archive. */
const INDEX_PATIENCE_MS = 10 * MINUTE_MS;

/** Builds the room: what people ask of digests, the planner and what posts. */
export function createDigests(deps: DigestsDeps): DigestsAtWork {
  const { store, clock, poster, events } = deps;
  const definitions = async () => deps.definitions();
  const startedAt = clock.now();
  const tellOfRun = createTellOfRun(deps);
  const checkQuery = createCheckQuery(deps);
  const planDueRuns = createPlanDueRuns({ ...deps, tellOfRun, startedAt });
  const posting = poster === null ? null : postingOf(deps, poster);
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
    run: (name, requestedBy) =>
      withDefinition(name, async (definition) => {
        const reached = await poster?.reach(definition.channel);
        if (reached?.kind === 'unreachable') {
          return { ...reached, definition };
        }
        const request = { requestedBy, now: clock.now(), unindexed: !(await hasIndexed()) };
        const outcome = await runOnRequest(deps, definition, request);
        posting?.nudge();
        return outcome;
      }),
    ...runsOf(deps, withDefinition),
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
    drive: async (signal) => post().drive(signal),
    finish: async (signal) => post().finish(signal),
    advance: async (signal) => post().advance(signal),
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
    for (const definition of (await definitions()).definitions) {
      try {
        await reportUnreadable(definition);
        await planDueRuns(definition, round);
      } catch (error) {
        events.emit('planning-failed', { digest: definition.name, error });
      }
    }
    posting?.nudge();
  }
}

function postingOf(deps: DigestsDeps, poster: Poster): PostOpenRuns {
  return createPostOpenRuns({
    ...deps,
    poster,
    tellOfRun: createTellOfRun(deps),
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
    names: async () => (await deps.definitions()).definitions.map(({ name }) => name),
  });
}

/** What people ask of runs that were. */
function runsOf(
  { store, clock, definitions }: DigestsDeps,
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
