import { MINUTE_MS } from '../../../src/model/duration.ts';
import type { PostgresServer } from '../../support/postgres/start-postgres.ts';
import { createRandom, type Random } from '../../support/random.ts';
import type { Fleet } from './fleet.ts';
import type { Replica } from './replica.ts';

export interface ChaosOptions {
  readonly seed: number;
  /** By the fleet's clock. */
  readonly lastsMs: number;
  /** Of the fleet's database; for it to be started anew. */
  readonly server: PostgresServer;
}

/** Between two blows, at most; by the fleet's clock, as all that follows. */
const PAUSE_MS = 8_000;
/** Shorter than a lease's life, and longer. */
const LASTS_MS = [2_000, 40_000] as const;
/** So much that no request's signature counts, and that Slack's clock is missed. */
const MOST_SKEW_MS = 10 * MINUTE_MS;

interface Stage extends Pick<Fleet, 'clock'> {
  readonly random: Random;
  readonly server: PostgresServer;
}

/** Something that befalls a replica. @returns when it is over. */
type Blow = (replica: Replica, stage: Stage) => Promise<unknown>;

const lasting = ({ clock, random }: Pick<Stage, 'clock' | 'random'>) =>
  clock.sleep(random.int(...LASTS_MS));

const hang: Blow = async (replica, stage) => {
  replica.pause();
  await lasting(stage);
  replica.resume();
};
const losePostgres: Blow = async ({ database }, stage) => {
  database?.set(stage.random.pick(['cut', 'stalled', 'half-closed'] as const));
  await lasting(stage);
  database?.set('open');
};
const loseSlack: Blow = async ({ slack }, stage) => {
  slack.set(stage.random.pick(['cut', 'stalled'] as const));
  await lasting(stage);
  slack.set('open');
};
const loseTime: Blow = async (replica, stage) => {
  replica.setSkew(stage.random.int(-MOST_SKEW_MS, MOST_SKEW_MS));
  await lasting(stage);
  replica.setSkew(0);
};
/** Whatever supervises it begins it anew. */
const die: Blow = (replica) => replica.kill();
const restartPostgres: Blow = async (_, { server, random }) => {
  await server.stop(random.pick(['fast', 'immediate'] as const));
  await server.start();
};

const BLOWS: readonly (readonly [Blow, number])[] = [
  [hang, 4],
  [losePostgres, 4],
  [loseSlack, 3],
  [loseTime, 2],
  [die, 3],
  [restartPostgres, 1],
];

/**
 * Lets blows fall on a fleet for a while, the same for a seed; then all is well again. A replica that
 * one has befallen is left alone by the others until it is over. PostgreSQL is started anew at least
 * once.
 */
export async function chaos(
  { replicas, workspace, clock }: Fleet,
  { seed, lastsMs, server }: ChaosOptions,
): Promise<void> {
  const random = createRandom(seed);
  const stage = { clock, random, server };
  const under = new Map<Replica, Promise<unknown>>();
  const befall = (replica: Replica, blow: Blow) => {
    const over = blow(replica, stage).finally(() => under.delete(replica));
    under.set(replica, over);
  };
  workspace.setWeather({
    rateLimited: 0.03,
    slowMs: 0,
    dropped: 0.03,
    failed: 0.03,
    duplicated: 0,
  });
  const until = clock.now().getTime() + lastsMs;
  befall(replicas[0], restartPostgres);
  while (clock.now().getTime() < until) {
    await clock.sleep(random.int(0, PAUSE_MS));
    const replica = random.pick(replicas);
    const blow = random.weighted(BLOWS);
    if (!under.has(replica) && replica.isUp()) {
      befall(replica, blow);
    }
  }
  await Promise.all(under.values());
  workspace.setWeather({ rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 });
}
