import type { DigestName } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { DigestStore } from '../../store/digest-store.ts';

/** Runs that are looked back on; days older than these are given up. */
const LOOK_BACK = 100;

/**
 * Up to when earlier runs have told of the archive: where the next one begins.
 *
 * Runs of which nothing reached Slack (missed, expired before the first post,
 * refused by an archived channel) are passed over, so that the next run covers
 * their days. A message in doubt counts as told: twice is worse than late.
 *
 * @param registeredAt - where the first run of a digest begins.
 */
export async function coveredUntil(
  store: Pick<DigestStore, 'runs' | 'ledger'>,
  name: DigestName,
  registeredAt: Date,
): Promise<Date> {
  const runs = await store.runs(name, LOOK_BACK);
  for (const run of runs) {
    if (await hasTold(store, run)) {
      return run.to;
    }
  }
  return runs.at(-1)?.from ?? registeredAt;
}

/** Whether something of a run reached Slack, or may have, or it had nothing to tell. */
export async function hasTold(
  store: Pick<DigestStore, 'ledger'>,
  run: DigestRun,
): Promise<boolean> {
  switch (run.state) {
    case 'posting':
    case 'done':
    case 'empty':
      return true;
    case 'missed':
      return false;
    case 'expired':
    case 'refused': {
      const ledger = await store.ledger(run.id);
      return ledger.some(
        ({ state }) => state === 'sent' || state === 'unknown' || state === 'sending',
      );
    }
  }
}
