import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Place } from './post-delivery.ts';

/** Where a delivery is, or would be, posted; null while its channel or its parent is not known. */
export function placeOf(
  { channelId, threadTs }: Pick<DigestRun, 'channelId' | 'threadTs'>,
  deliveries: readonly LedgerEntry[],
  delivery: LedgerEntry,
): Place | null {
  if (channelId === null) {
    return null;
  }
  if (delivery.itemId === null) {
    return { channel: channelId, threadTs };
  }
  const parent = deliveries[0]?.ref ?? null;
  // A thread has no threads of its own.
  return parent === null ? null : { channel: channelId, threadTs: threadTs ?? parent.ts };
}
