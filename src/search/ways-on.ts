import type { Query } from '../model/query.ts';
import type { FoundItems } from './find-items.ts';
import type { WaysOn } from './outcome.ts';
import { writeQuery } from './query/write-query.ts';

/** Rated this or more is what a reader in a hurry asks for. */
const STRONG = 4;

/** What one click beside a list would show, counted with the list itself. */
export function waysOn(query: Query, { total, strong, byKind }: FoundItems): WaysOn {
  const only4: Query = { ...query, relevancy: { kind: 'floor', min: STRONG } };
  const isWorthIt = query.relevancy === null && strong > 0 && strong < total;
  return {
    elsewhere: byKind,
    only4: isWorthIt ? { text: writeQuery(only4), count: strong } : null,
    recent: query.sort === 'recent' ? null : writeQuery({ ...query, sort: 'recent' }),
  };
}
