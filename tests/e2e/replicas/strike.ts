import type { Clock } from '../../../src/model/clock.ts';
import type { SaidPassage } from './database-gate.ts';
import { doesStep, type MessageOfRun, type Moment, posts } from './delivery-moments.ts';
import type { Fleet } from './fleet.ts';
import type { Replica } from './replica.ts';
import type { Passage } from './slack-gate.ts';

/** `stop`: hangs for longer than its leases live. `cut`: the way to PostgreSQL breaks. */
export const BLOWS = ['cut', 'stop', 'kill'] as const;

/** What becomes of whichever replica is at this message, in this moment. */
export interface Strike extends Moment, MessageOfRun {
  readonly blow: (typeof BLOWS)[number];
}

/** Past a lease's 15 s, and within the 70 s after which a post in doubt is looked up. */
const STOPPED_MS = 25_000;
const CUT_MS = 15_000;

/**
 * Lets each strike happen once, in its moment.
 *
 * @returns those that have not happened yet.
 */
export function strikeAt(
  { replicas, clock }: Pick<Fleet, 'replicas' | 'clock'>,
  strikes: readonly Strike[],
): () => readonly Strike[] {
  const waiting = new Set(strikes);
  const take = (isNow: (strike: Strike) => boolean) => {
    const now = [...waiting].find(isNow);
    if (now !== undefined) {
      waiting.delete(now);
    }
    return now;
  };
  for (const replica of replicas) {
    replica.database?.watch((said) => {
      const now = take((strike) => doesStep(said, strike.step, strike));
      return now === undefined ? 'pass' : onTheWayToDatabase(now, replica, clock);
    });
    replica.slack.watch(({ method, leg, asked }) => {
      const when = leg === 'request' ? 'before' : 'after';
      const now =
        method === 'chat.postMessage'
          ? take((strike) => strike.step === 'post' && strike.when === when && posts(asked, strike))
          : undefined;
      return now === undefined ? 'pass' : onTheWayToSlack(now, replica, clock);
    });
  }
  return () => [...waiting];
}

function onTheWayToDatabase(
  { blow, when }: Strike,
  replica: Replica,
  clock: Clock,
): SaidPassage | Promise<SaidPassage> {
  if (blow === 'stop') {
    const goesOn = stop(replica, clock);
    return when === 'before' ? goesOn.then(() => 'pass') : 'pass';
  }
  if (blow === 'kill') {
    void replica.kill();
  }
  return when === 'before' ? 'lose-request' : 'lose-answer';
}

function onTheWayToSlack(
  { blow, when }: Strike,
  replica: Replica,
  clock: Clock,
): Passage | Promise<Passage> {
  if (blow === 'kill') {
    void replica.kill();
    return 'cut';
  }
  if (blow === 'stop') {
    const goesOn = stop(replica, clock);
    return when === 'before' ? goesOn.then(() => 'pass') : 'pass';
  }
  replica.database?.set('cut');
  void clock.sleep(CUT_MS).then(() => replica.database?.set('open'));
  return 'pass';
}

/** @returns when it goes on. */
async function stop(replica: Replica, clock: Clock): Promise<void> {
  replica.pause();
  await clock.sleep(STOPPED_MS);
  replica.resume();
}
