import { utcDay } from '../../model/calendar.ts';
import { type DigestDefinition, personOf } from '../../model/digest/digest-definition.ts';
import type { Query } from '../../model/query.ts';
import type { Unreadable } from '../../search/outcome.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import { readMe } from '../../search/query/parse-review.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import type { CandidateRequest } from '../../store/digest-store.ts';

/** A definition that was good when it was read cannot be planned now. */
class DigestPlanError extends Error {
  readonly code = 'unreadable-query';

  constructor(digest: string, reason: string) {
    super(`The digest ${digest} cannot be planned. ${reason}`);
    this.name = 'DigestPlanError';
  }
}

/** What a definition asks the store of a period. @throws DigestPlanError */
export function candidateRequest(
  definition: DigestDefinition,
  { from, to, arrivals }: Pick<CandidateRequest, 'from' | 'to' | 'arrivals'>,
): CandidateRequest {
  return { query: queryOf(definition, to), kinds: definition.kinds, from, to, arrivals };
}

/** The definition's query as of a day: `since:30d` counts back from there. @throws DigestPlanError */
export function queryOf(definition: DigestDefinition, asOf: Date): Query {
  const outcome = readQueryOf(definition, asOf);
  if ('kind' in outcome) {
    throw new DigestPlanError(definition.name, unreadableSentence(outcome));
  }
  return outcome;
}

/** Why a definition cannot be planned, whatever the archive holds; null where it can. */
export function queryProblem(
  definition: Pick<DigestDefinition, 'query' | 'channel'>,
  asOf: Date,
): Unreadable | null {
  const outcome = readQueryOf(definition, asOf);
  return 'kind' in outcome ? outcome : null;
}

function readQueryOf(
  { query, channel }: Pick<DigestDefinition, 'query' | 'channel'>,
  asOf: Date,
): Query | Unreadable {
  const outcome = parseQuery(query, utcDay(asOf));
  if (outcome.kind === 'unreadable') {
    return outcome;
  }
  const reviews = readMe(outcome.query.reviews, personOf(channel));
  return 'kind' in reviews ? reviews : { ...outcome.query, reviews };
}
