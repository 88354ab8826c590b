import type { Clock } from '../model/clock.ts';
import type { FacetFilter, Query } from '../model/query.ts';
import type { UserId } from '../model/slack-ids.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { Unreadable } from './outcome.ts';
import { parseQuery, type QueryOutcome, withExample } from './query/parse-query.ts';
import { readMe } from './query/parse-review.ts';
import { nearestFirst } from './suggest/nearest-first.ts';

const VALUES_SHOWN = 10;

export interface ReadQueryDeps {
  readonly store: Pick<ItemStore, 'hasFacetValue' | 'facetValues'>;
  readonly clock: Clock;
}

/**
 * @param now - what `since:30d` counts back from; default: the clock's now.
 * @param me - whom `by:me` means; it cannot be read without.
 */
export type ReadQuery = (text: string, now?: Date, me?: UserId) => Promise<QueryOutcome>;

/** Builds the reading of a query against the archive: a theme, category or type must occur in it. */
export function createReadQuery({ store, clock }: ReadQueryDeps): ReadQuery {
  return async (text, now = clock.now(), me) => {
    const outcome = parseQuery(text, now.toISOString().slice(0, 10));
    if (outcome.kind === 'unreadable') {
      return outcome;
    }
    const reviews = readMe(outcome.query.reviews, me);
    if ('kind' in reviews) {
      return { ...reviews, again: withExample(text, reviews) };
    }
    const query = { ...outcome.query, reviews };
    return (await unknownValue(store, query)) ?? { ...outcome, query };
  };
}

async function unknownValue(
  store: ReadQueryDeps['store'],
  query: Query,
): Promise<Unreadable | undefined> {
  // Keywords are too many to be known by heart: an unknown one just finds nothing.
  for (const filter of query.facets.filter(({ facet }) => facet !== 'keyword')) {
    if (!(await store.hasFacetValue(filter.facet, filter.value))) {
      const known = await store.facetValues(filter.facet);
      if (known.length > 0) {
        const refusal = unreadableValue(
          filter,
          known.map(({ word }) => word),
        );
        return { ...refusal, again: withExample(query.text, refusal) };
      }
    }
  }
  return undefined;
}

function unreadableValue(filter: FacetFilter, known: readonly string[]): Unreadable {
  const values = nearestFirst(filter.value, known).slice(0, VALUES_SHOWN);
  const [nearest] = values;
  const write = (value: string) => `${filter.facet}:${/[\s()]/.test(value) ? `"${value}"` : value}`;
  return {
    kind: 'unreadable',
    part: `${filter.negated ? '-' : ''}${write(filter.value)}`,
    reason: `no page has this ${filter.facet}`,
    example: nearest === undefined ? null : `${filter.negated ? '-' : ''}${write(nearest)}`,
    validValues: values,
    again: null,
  };
}
