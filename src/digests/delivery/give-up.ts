import type { LedgerEntry } from '../../model/digest/digest-run.ts';
import type { DigestStore } from '../../store/digest-store.ts';

/** Why messages of a run are not posted any more. */
export interface GivenUp {
  readonly state: 'expired' | 'dead';
  readonly reason: string;
}

/** Ends deliveries that wait. What was tried keeps the reason that it met; the others get the run's. */
export async function giveUp(
  store: Pick<DigestStore, 'updateDelivery'>,
  pending: readonly LedgerEntry[],
  { state, reason }: GivenUp,
): Promise<void> {
  for (const entry of pending) {
    await store.updateDelivery(entry, { state, reason: entry.reason ?? reason });
  }
}
