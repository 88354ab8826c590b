import type { ResultPage } from '../../src/search/outcome.ts';
import { aHit, aQuery, noWaysOn } from './builders.ts';

/** The first of eight pages for `regulation rel:>=4`. */
export function aResult(fields: Partial<ResultPage> = {}): ResultPage {
  return {
    kind: 'found',
    listId: 'list-1',
    list: 'kept',
    query: aQuery({
      text: 'regulation rel:>=4',
      match: { kind: 'word', text: 'regulation', prefix: false },
      relevancy: { kind: 'floor', min: 4 },
    }),
    kinds: ['signal'],
    page: 1,
    pages: 8,
    hits: Array.from({ length: 5 }, () => aHit()),
    total: 37,
    rated: 37,
    inherited: 0,
    partial: [],
    leftOut: [],
    ways: noWaysOn,
    topic: null,
    ...fields,
  };
}
