import type { Candidates } from '../../model/candidates.ts';
import type { CandidateRequest, DigestStore } from '../../store/digest-store.ts';

/** Reads what came in a period. */
export type ReadCandidates = (request: CandidateRequest) => Promise<Candidates>;

/**
 * Builds readings that digests of one query and period share. For one round of planning only:
 * a later one must see the archive anew.
 */
export function createReadings(store: Pick<DigestStore, 'digestCandidates'>): ReadCandidates {
  const readings = new Map<string, Promise<Candidates>>();
  return (request) => {
    const { text: _text, ...query } = request.query;
    const key = JSON.stringify({ ...request, query });
    const known = readings.get(key) ?? store.digestCandidates(request);
    readings.set(key, known);
    return known;
  };
}
