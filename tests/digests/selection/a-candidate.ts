import type { CandidatePage, DigestCandidate } from '../../../src/model/candidates.ts';
import { ItemId, type Row } from '../../../src/model/item.ts';
import { pageId } from '../../support/builders.ts';
import type { TestCandidate } from '../../support/select-items.ts';
import { aDistinctRow } from '../digest-builders.ts';

let count = 0;

interface CandidateFields {
  readonly row?: Partial<Row>;
  readonly page?: number;
  readonly mean?: number | null;
  readonly themes?: readonly string[];
  readonly pageFields?: Partial<CandidatePage>;
  readonly novelty?: DigestCandidate['novelty'];
  readonly score?: number;
  readonly words?: DigestCandidate['words'];
}

/** A candidate of page 1 that resembles no other. */
export function aCandidate(fields: CandidateFields = {}): TestCandidate {
  count += 1;
  const row = aDistinctRow(count, fields.row);
  return {
    row,
    id: ItemId.parse(count.toString(16).padStart(16, '0')),
    kind: row.kind,
    relevancy: row.relevancy,
    novelty: fields.novelty ?? 'new',
    arrivedAt: 0,
    score: fields.score ?? 0,
    words: fields.words ?? 'none',
    page: {
      id: pageId(fields.page ?? 1),
      themes: fields.themes ?? [],
      pageDate: '2026-11-20',
      meanRelevancy: fields.mean === undefined ? row.relevancy : fields.mean,
      isBaseline: false,
      ...fields.pageFields,
    },
  };
}

export const anything = { minimumRelevancy: null, limit: 50 };
export const fours = { minimumRelevancy: 4, limit: 50 };
