import type { Clock } from '../clock.ts';
import { FACETS, type FacetFilter, type Query } from '../model/query.ts';
import type { ItemStore } from '../store/store.ts';
import { nearestFirst } from './nearest-first.ts';
import type { Unreadable } from './outcome.ts';
import { parseQuery, type QueryOutcome } from './parse-query.ts';

const VALUES_SHOWN = 10;

export interface ReadQueryDeps {
  readonly store: Pick<ItemStore, 'facetValues'>;
  readonly clock: Clock;
}

/** @param now - what `since:30d` counts back from; default: the clock's now. */
export type ReadQuery = (text: string, now?: Date) => Promise<QueryOutcome>;

/** Builds the reading of a query against the archive: a theme, category or type must occur in it. */
export function createReadQuery({ store, clock }: ReadQueryDeps): ReadQuery {
  return async (text, now = clock.now()) => {
    const outcome = parseQuery(text, now.toISOString().slice(0, 10));
    if (outcome.kind === 'unreadable') {
      return outcome;
    }
    return (await unknownValue(store, outcome.query)) ?? outcome;
  };
}

async function unknownValue(
  store: ReadQueryDeps['store'],
  query: Query,
): Promise<Unreadable | undefined> {
  // Keywords are too many to be known by heart: an unknown one just finds nothing.
  for (const facet of FACETS.filter((each) => each !== 'keyword')) {
    const asked = query.facets.filter((filter) => filter.facet === facet);
    const known = asked.length === 0 ? [] : await store.facetValues(facet);
    const folded = new Set(known.map(({ word }) => folding(word)));
    const unknown = asked.find(({ value }) => known.length > 0 && !folded.has(folding(value)));
    if (unknown !== undefined) {
      return unreadableValue(
        unknown,
        known.map(({ word }) => word),
      );
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
  };
}

/** Without case, accents or doubled blanks, as the store compares facets. */
function folding(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
