import { type Candidates, numberAt, pickCandidates } from '../../model/candidates.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { Query } from '../../model/query.ts';
import type { CandidateRequest, DigestStore } from '../../store/digest-store.ts';
import { candidateRequest, queryOf } from './candidate-request.ts';
import type { Period } from './period.ts';

/** A period with what came in it. */
export interface PeriodRead {
  readonly period: Period;
  readonly request: CandidateRequest;
  readonly candidates: Candidates;
}

/**
 * What came in each of some periods, as pages' dates tell it: all of them in one reading, since a
 * daily digest has 90 periods in 90 days.
 *
 * @param periods - one after the other, oldest first, without overlaps.
 * @throws DigestPlanError
 */
export async function readPeriods(
  store: Pick<DigestStore, 'digestCandidates'>,
  definition: DigestDefinition,
  periods: readonly Period[],
): Promise<readonly PeriodRead[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const whole = { from: first.from, to: last.to, arrivals: 'page-date' as const };
  const request = candidateRequest(definition, whole);
  // `since:30d` means other days in each period, and is asked of each by itself.
  const query = { ...request.query, since: null, until: null };
  const all = await store.digestCandidates({ ...request, query });
  const places = placesOf(all, periods);
  return periods.map((period, n) => {
    const asked = queryOf(definition, period.to);
    return {
      period,
      request: { ...request, query: asked, from: period.from, to: period.to },
      candidates: pickCandidates(
        all,
        (places[n] ?? []).filter((place) => isDated(all, place, asked)),
      ),
    };
  });
}

/** Of each period the places of what came in it. */
function placesOf({ count, arrivedAt }: Candidates, periods: readonly Period[]) {
  const places = periods.map((): number[] => []);
  for (let n = 0; n < count; n += 1) {
    const at = numberAt(arrivedAt, n);
    const index = firstNotBefore(periods, at);
    const period = periods[index];
    if (period !== undefined && at > period.from.getTime()) {
      places[index]?.push(n);
    }
  }
  return places;
}

/** The first period that had not ended before an instant: they are halved until one is left. */
function firstNotBefore(periods: readonly Period[], at: number): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.to.getTime() ?? 0) < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** As the store asks it: an undated page is in no period that has an end or a beginning. */
function isDated({ page, pages }: Candidates, place: number, { since, until }: Query): boolean {
  const date = pages[numberAt(page, place)]?.pageDate ?? '';
  return (since === null || date >= since) && (until === null || (date <= until && date !== ''));
}
