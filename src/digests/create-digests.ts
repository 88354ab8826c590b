import type { Clock } from '../model/clock.ts';
import type { DigestDefinition } from '../model/digest-definition.ts';
import type { Events } from '../model/events/events.ts';
import { nearestTo } from '../search/suggest/nearest-first.ts';
import type { DigestStore, ItemStore } from '../store/store.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import { createPlanner } from './delivery/plan-due-runs.ts';
import { createRunner, type Runner, type RunnerDeps } from './delivery/post-open-runs.ts';
import type { Poster } from './delivery/poster.ts';
import { runDigest } from './delivery/run-on-request.ts';
import { DEFAULT_TIMINGS, type DigestTimings } from './delivery/timings.ts';
import { digestInfo } from './digest-info.ts';
import type { Digests } from './digests.ts';
import type { DigestInfo, UnknownDigest } from './outcome.ts';
import { previewDigest } from './selection/preview-digest.ts';

export interface DigestsDeps {
  /** The definitions as they are now; asked anew each time. */
  readonly definitions: () => DigestDefinitions;
  readonly store: DigestStore & Pick<ItemStore, 'item'>;
  /** Null in a process that only plans; another one posts. */
  readonly poster: Poster | null;
  readonly clock: Clock;
  readonly events: Events;
  /** Opaque and unique: names runs and deliveries, also in messages that other apps can read. */
  readonly newId: () => string;
  /** Names this process in the ledger. */
  readonly owner: string;
  readonly timings?: Partial<DigestTimings>;
}

/** What the process that keeps the digests going needs beside what people ask. */
export interface DigestsAtWork extends Digests {
  /**
   * Plans the runs that are due; a cron wakes it every minute, but when and how often does not
   * matter. A digest that cannot be planned is logged and the others are.
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

/** Builds the room: what people ask of digests, the planner and the runner. */
export function createDigests(deps: DigestsDeps): DigestsAtWork {
  const { definitions, store, clock, poster } = deps;
  const plan = createPlanner(deps);
  const runner = poster === null ? null : createRunner(runnerDeps(deps, poster));
  let ticking: Promise<void> | null = null;

  return {
    list: async () => {
      const { definitions: all, problems } = definitions();
      const digests: DigestInfo[] = [];
      for (const definition of all) {
        digests.push(await digestInfo(store, definition, clock.now()));
      }
      return { digests, problems };
    },
    preview: async (name) => {
      const definition = find(definitions(), name);
      return definition === undefined
        ? unknownDigest(definitions(), name)
        : previewDigest(store, definition, clock.now());
    },
    run: async (name, requestedBy) => {
      const definition = find(definitions(), name);
      if (definition === undefined) {
        return unknownDigest(definitions(), name);
      }
      const outcome = await runDigest(deps, definition, { requestedBy, now: clock.now() });
      runner?.nudge();
      return outcome;
    },
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
    drive: async (signal) => posting().drive(signal),
    finish: async (signal) => posting().finish(signal),
    advance: async (signal) => posting().advance(signal),
  };

  function posting(): Runner {
    if (runner === null) {
      throw new Error('This process has no poster; digests are posted by the one that serves.');
    }
    return runner;
  }

  async function planAll(): Promise<void> {
    for (const definition of deps.definitions().definitions) {
      try {
        await plan(definition);
      } catch (error) {
        deps.events.emit('planning-failed', { digest: definition.name, error });
      }
    }
    runner?.nudge();
  }
}

function runnerDeps(deps: DigestsDeps, poster: Poster): RunnerDeps {
  return {
    ...deps,
    poster,
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
    names: () => deps.definitions().definitions.map(({ name }) => name),
  };
}

/** People type `Weekly` or `weekly.yml` as well. */
function find({ definitions }: DigestDefinitions, typed: string): DigestDefinition | undefined {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/\.yml$/, '');
  return definitions.find(({ name }) => name === wanted);
}

function unknownDigest({ definitions }: DigestDefinitions, name: string): UnknownDigest {
  const known = definitions.map((definition) => definition.name);
  return {
    kind: 'unknown',
    name,
    nearest: nearestTo(name, known) ?? null,
    known,
  };
}
