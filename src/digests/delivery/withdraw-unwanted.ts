import type { Clock } from '../../model/clock.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';

export interface WithdrawUnwantedDeps {
  readonly store: Pick<DigestStore, 'closeRun' | 'updateDelivery'> &
    Pick<MadeDigestStore, 'madeDigest'>;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * Builds what ends a run that has not begun, where its digest was paused or deleted meanwhile; it
 * says whether it did.
 */
export function createWithdrawUnwanted({ store, clock, events }: WithdrawUnwantedDeps) {
  return async (run: DigestRun, ledger: readonly LedgerEntry[]): Promise<boolean> => {
    const reason = await whyStopped(store, run, ledger);
    if (reason === null) {
      return false;
    }
    // Closed first: killed in between, and brought back, it would end as done with nothing posted.
    await store.closeRun(run.id, { state: 'refused', reason, at: clock.now() });
    for (const entry of ledger) {
      await store.updateDelivery(entry, { state: 'withdrawn', reason });
    }
    events.emit('run-ended', { digest: run.digest, run: run.id, state: 'refused' });
    return true;
  };
}

/** Who paused or deleted a digest does not want its next message; one that has begun is finished. */
async function whyStopped(
  store: Pick<MadeDigestStore, 'madeDigest'>,
  { digest }: DigestRun,
  ledger: readonly LedgerEntry[],
): Promise<'paused' | 'deleted' | null> {
  if (ledger.some(({ attempts }) => attempts > 0)) {
    return null;
  }
  const made = await store.madeDigest(digest);
  // Of one whose channel is gone the refusal that said so is being recorded.
  const isHomeless = made?.because === 'channel-archived' || made?.because === 'channel-gone';
  return made === undefined || made.state === 'active' || (made.state === 'paused' && isHomeless)
    ? null
    : made.state;
}
