import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { Delivery, DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { RunRecord } from '../outcome.ts';

/** A run's title and zone, by its definition as it is now. */
export type HeadingOfRun = (run: DigestRun) => Promise<Pick<RunRecord, 'title' | 'timezone'>>;

/** What a run is called, and the zone its times are told in; of a digest that is gone, its name and UTC. */
export function headingOf(
  run: DigestRun,
  definition: DigestDefinition | undefined,
): Pick<RunRecord, 'title' | 'timezone'> {
  return {
    title: definition?.title ?? run.digest,
    timezone: definition?.schedule.timezone ?? 'UTC',
  };
}

/** Counts what became of a run's items; of its messages, where no item has one of its own. */
export function recordOf(
  run: DigestRun,
  ledger: readonly LedgerEntry[],
  definition: DigestDefinition | undefined,
): RunRecord {
  const items = ledger.filter(({ itemId }) => itemId !== null);
  const counted = items.length > 0 ? items : ledger;
  const count = (...states: readonly Delivery['state'][]) =>
    counted.filter(({ state }) => states.includes(state)).length;
  return {
    run,
    ...headingOf(run, definition),
    of: items.length > 0 ? 'item' : 'message',
    sent: count('sent'),
    lost: count('dead', 'expired'),
    waiting: run.state === 'posting' ? count('pending', 'sending', 'unknown') : 0,
  };
}
