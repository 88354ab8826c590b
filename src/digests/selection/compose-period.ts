import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { candidateRequest } from './candidate-request.ts';
import { type ComposedDigest, type ComposeStore, composeDigest } from './compose-digest.ts';
import { composeReview, type ReviewsStore } from './compose-review.ts';
import { leaveOutMuted, type MutesStore, mutesFor } from './leave-out-muted.ts';
import type { Period } from './period.ts';
import type { ReadCandidates } from './readings.ts';

export interface ComposePeriodDeps {
  readonly store: ComposeStore & ReviewsStore & MutesStore;
  readonly readCandidates: ReadCandidates;
}

/** What a digest says of a period; writes nothing. @throws DigestPlanError */
export async function composePeriod(
  { store, readCandidates }: ComposePeriodDeps,
  definition: DigestDefinition,
  period: Period,
): Promise<ComposedDigest> {
  if (definition.what === 'review') {
    return composeReview(store, definition, period);
  }
  const request = candidateRequest(definition, period);
  const mutes = await mutesFor(store, definition, period.now);
  const candidates = leaveOutMuted(await readCandidates(request), mutes);
  return composeDigest(store, definition, { period, request, candidates, mutes });
}
