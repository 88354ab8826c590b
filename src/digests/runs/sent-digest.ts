import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestEntry, DigestParent } from '../../model/digest/digest-message.ts';
import type { Delivery, DigestRun } from '../../model/digest/digest-run.ts';
import type { SentDigestOutcome } from '../outcome.ts';
import { recordOf } from './run-record.ts';

export type SentDigest = Extract<SentDigestOutcome, { readonly kind: 'sent' }>;

/** What a run said, as its messages froze it. @param definition - as it is now; none where it is gone. */
export function sentDigest(
  run: DigestRun,
  deliveries: readonly Delivery[],
  definition: DigestDefinition | undefined,
): SentDigest {
  return {
    kind: 'sent',
    record: recordOf(run, deliveries, definition),
    pause: definition?.pause ?? null,
    parents: parentsOf(deliveries),
    entries: deliveries.flatMap(({ message }): readonly DigestEntry[] =>
      message.kind === 'item' ? [message.entry] : [],
    ),
  };
}

/** The messages that head a run: its first, and where that was too long its parts. */
export function parentsOf(deliveries: readonly Delivery[]): readonly DigestParent[] {
  return deliveries.flatMap(({ message }) => (message.kind === 'parent' ? [message] : []));
}
