import type { Clock } from '../../model/clock.ts';
import { type DigestDefinition, personOf } from '../../model/digest/digest-definition.ts';
import type { Unreadable } from '../../search/outcome.ts';
import { createReadQuery, type ReadQueryDeps } from '../../search/read-query.ts';

export interface CheckQueryDeps {
  readonly store: ReadQueryDeps['store'];
  readonly clock: Clock;
}

/** Why a definition's query can match nothing, as a reader's search would say it; null when it can. */
export type CheckQuery = (
  definition: Pick<DigestDefinition, 'query' | 'channel'>,
) => Promise<Unreadable | null>;

/**
 * Builds the check of a definition against the archive. A file is read without
 * one, so `theme:healthh` is only seen here; it would match nothing for ever.
 */
export function createCheckQuery(deps: CheckQueryDeps): CheckQuery {
  const readQuery = createReadQuery(deps);
  return async ({ query, channel }) => {
    const outcome = await readQuery(query, deps.clock.now(), personOf(channel));
    return outcome.kind === 'unreadable' ? outcome : null;
  };
}
