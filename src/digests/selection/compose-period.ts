import type { DigestDefinition } from '../../model/digest-definition.ts';
import { candidateRequest } from './candidate-request.ts';
import {
  type ComposedDigest,
  type ComposeStore,
  composeDigest,
  type Period,
} from './compose-digest.ts';
import type { ReadCandidates } from './readings.ts';

export interface ComposePeriodDeps {
  readonly store: ComposeStore;
  readonly readCandidates: ReadCandidates;
}

/** What a digest says of a period; writes nothing. @throws DigestPlanError */
export async function composePeriod(
  { store, readCandidates }: ComposePeriodDeps,
  definition: DigestDefinition,
  period: Period,
): Promise<ComposedDigest> {
  const request = candidateRequest(definition, period);
  const candidates = await readCandidates(request);
  return composeDigest(store, definition, { period, request, candidates });
}
