import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { findDelivery } from './look-up-delivery.ts';
import { placeOf } from './place-of.ts';
import type { Poster } from './poster.ts';

export interface DeleteDoublesDeps {
  readonly store: Pick<DigestStore, 'ledger' | 'updateDelivery'>;
  readonly poster: Poster;
  readonly events: Events;
}

/** Whether a run posted anything more than once; only then can a late acceptance have doubled it. */
export function mayHaveDoubles(deliveries: readonly LedgerEntry[]): boolean {
  return deliveries.some(isRepeated);
}

const isRepeated = ({ state, attempts }: LedgerEntry) => state === 'sent' && attempts > 1;

/**
 * Looks once more for messages that Slack accepted after they had been given
 * up and posted again, and deletes the doubles. The one on record stays, since
 * the thread and its reactions hang on it.
 *
 * @returns how many were deleted.
 */
export async function deleteDoubles(
  { store, poster, events }: DeleteDoublesDeps,
  run: DigestRun,
): Promise<number> {
  const deliveries = await store.ledger(run.id);
  let removed = 0;
  for (const delivery of deliveries.filter(isRepeated)) {
    const place = placeOf(run, deliveries, delivery);
    const outcome = place === null ? null : await findDelivery(poster, run, delivery, place);
    if (outcome?.kind === 'found') {
      const kept = outcome.refs.find(({ ts }) => ts === delivery.ref?.ts) ?? outcome.refs[0];
      if (kept.ts !== delivery.ref?.ts) {
        await store.updateDelivery(delivery, { ref: kept });
      }
      for (const double of outcome.refs.filter(({ ts }) => ts !== kept.ts)) {
        removed += (await poster.remove(double)) === 'removed' ? 1 : 0;
      }
    }
  }
  if (removed > 0) {
    events.emit('doubles-removed', { run: run.id, removed });
  }
  return removed;
}
