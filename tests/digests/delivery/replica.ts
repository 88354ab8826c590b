import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import type { Clock } from '../../../src/model/clock.ts';
import type { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { type Events, silentEvents } from '../../../src/model/events/events.ts';
import { createJobLeases } from '../../../src/server/leases/job-leases.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { aRoom } from '../digest-builders.ts';
import type { FakeSlack } from './fake-slack.ts';

/** One of several processes that keep the same digests going. */
export interface Replica {
  readonly name: string;
  readonly digests: DigestsAtWork;
  /** As SIGSTOP: whatever it is at goes on when it is thawed, and it has no notion of the time between. */
  freeze(): void;
  thaw(): void;
  isFrozen(): boolean;
  /** As SIGKILL: nothing of it ever happens again. */
  kill(): void;
  /** As SIGTERM: in order, with everything given back. */
  stop(): Promise<void>;
}

export interface ReplicaParts {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly slack: FakeSlack;
  readonly definitions?: readonly DigestDefinition[];
  readonly events?: Events;
  /** Asked at each call of store and poster, before it has its effect and after. */
  readonly at?: (replica: Replica, call: string, when: 'before' | 'after') => void;
}

/** Calls of a target that wait, before and after they have their effect, while the process is frozen. */
function createIce(at: (call: string, when: 'before' | 'after') => void) {
  let frozen = false;
  let dead = false;
  let waiting: (() => void)[] = [];
  const pass = async (): Promise<void> => {
    while (frozen || dead) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    pass,
    isFrozen: () => frozen,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      for (const go of waiting.splice(0)) {
        go();
      }
    },
    kill: () => {
      dead = true;
      waiting = [];
    },
    wrap: <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (object, key, receiver) => {
          const member: unknown = Reflect.get(object, key, receiver);
          return typeof member !== 'function'
            ? member
            : async (...parameters: unknown[]) => {
                at(String(key), 'before');
                await pass();
                const result: unknown = await Reflect.apply(member, object, parameters);
                at(String(key), 'after');
                await pass();
                return result;
              };
        },
      }),
  };
}

/**
 * Starts one: its heartbeat beats, and it posts what is planned.
 *
 * @param onBorn - before its first call of anything.
 */
export async function startReplica(
  name: string,
  { store, clock, slack, events = silentEvents, at = () => {}, ...parts }: ReplicaParts,
  onBorn: (replica: Replica) => void = () => {},
): Promise<Replica> {
  const ice = createIce((call, when) => at(replica, call, when));
  const stopped = new AbortController();
  const ownStore = ice.wrap(store);
  const ownClock: Clock = {
    now: () => clock.now(),
    sleep: async (ms, signal) => {
      await clock.sleep(ms, signal);
      await ice.pass();
    },
  };
  const elapsed = () => clock.now().getTime();
  const jobs = createJobLeases({
    store: ownStore,
    clock: ownClock,
    elapsed,
    events,
    owner: name,
  });
  const digests = aRoom({
    ...parts,
    events,
    store: ownStore,
    clock: { ...clock, ...ownClock },
    poster: ice.wrap(slack.poster),
    owner: name,
    jobs,
    elapsed,
    timings: { idleMs: 1_000 },
  });
  let posting: Promise<void> = Promise.resolve();
  const replica: Replica = {
    name,
    digests,
    freeze: ice.freeze,
    thaw: ice.thaw,
    isFrozen: ice.isFrozen,
    kill: ice.kill,
    stop: async () => {
      stopped.abort();
      await posting;
      await jobs.end();
    },
  };
  onBorn(replica);
  await jobs.begin();
  posting = digests.drive(stopped.signal);
  return replica;
}
