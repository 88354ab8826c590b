import { CANDIDATE_WORDS, type CandidatePage, type Candidates } from '../../../model/candidates.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import { PackedIds } from '../../../model/packed-ids.ts';
import type { CandidateRequest } from '../../digest-store.ts';
import { compileQuery } from '../search/compile-query.ts';
import { type FoundWords, findWords, type Reading } from '../search/found-words.ts';
import { filterSource, ofKinds, where } from '../search/search-statements.ts';

/** A page of the period. */
export interface ReadPage extends CandidatePage {
  readonly row: number;
  /** UTC milliseconds; null where the page itself is not news of the period. */
  readonly arrivedAt: number | null;
}

/** Items of some pages, found by those pages: among 77,000 items those of a week in 0.2 ms, not in 3. */
export const ITEMS_OF_PAGES = 'item CROSS JOIN item_key AS k ON k.row = item.row';

const CHANGED = 'item.changed_at > @from AND item.changed_at <= @to';
const ID_DIGITS = 16;
const CODE_DIGITS = 3;

/** Three digits for an item: whether it was there when the period ended and changed in it, kind, relevancy. */
const CODE = `
  100 * (1 + (item.first_seen_at <= @to) + 2 * ifnull(${CHANGED}, 0))
  + CASE item.kind ${ITEM_KINDS.map((kind, n) => `WHEN '${kind}' THEN ${n * 10}`).join(' ')} END
  + ifnull(item.relevancy, 0)`;

/** A page's items, each column one after the other. */
type PackedItems = readonly [
  page: number,
  ids: string,
  codes: string,
  /** Only of those that were changed in the period. */
  changes: string | null,
  /** Only where the query has words. */
  rows: string | null,
];

/**
 * The items of some pages that came or were changed in a period, and that the query finds. SQLite
 * puts each page's together: as 77,000 rows they took 100 ms and left 12 MB behind, so they take 30.
 */
export function readColumns(
  reading: Reading,
  request: CandidateRequest,
  pages: readonly ReadPage[],
): Candidates {
  const { query, kinds, from, to } = request;
  const found = findWords(reading, request, firstRow(reading, pages));
  // The words were looked up already; what is left are the filters.
  const compiled = compileQuery({ ...query, match: null }, kinds, reading.forms);
  const { conditions } = ofKinds(compiled, filterSource(compiled));
  const packed = reading.db
    .prepare<[object], PackedItems>(`
      SELECT page_row, group_concat(item_id, ''), group_concat(code, ''), group_concat(changed_at),
        ${found === null ? 'NULL' : 'group_concat(row)'}
      FROM (
        SELECT item.page_row, item.item_id, item.row, ${CODE} AS code,
          iif(${CHANGED}, item.changed_at, NULL) AS changed_at
        FROM ${ITEMS_OF_PAGES}
        ${where(['item.page_row IN (SELECT value FROM json_each(@pages))', ...conditions])}
        ORDER BY item.page_row, item.position)
      GROUP BY page_row`)
    .raw()
    .all({
      ...compiled.parameters.values,
      from: from.getTime(),
      to: to.getTime(),
      pages: JSON.stringify(pages.map(({ row }) => row)),
    });
  return unpack(packed, pages, found);
}

/** Of more pages the first row is looked for longer than it spares. */
const FEW_PAGES = 250;

/** The first row of a few pages' items; 0 where they have none, or are many. */
function firstRow({ db }: Reading, pages: readonly ReadPage[]): number {
  if (pages.length > FEW_PAGES) {
    return 0;
  }
  const first = db
    .prepare<[string], number | null>(
      'SELECT min(row) FROM item WHERE page_row IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .get(JSON.stringify(pages.map(({ row }) => row)));
  return first ?? 0;
}

/** Items of a page stand in its order: between two that are worth the same, that decides. */
function unpack(
  packed: readonly PackedItems[],
  pages: readonly ReadPage[],
  found: FoundWords | null,
): Candidates {
  const most = packed.reduce((sum, [, ids]) => sum + ids.length / ID_DIGITS, 0);
  const column = () => new Float64Array(most);
  const [page, kind, relevancy, isNew] = [column(), column(), column(), column()];
  const [arrivedAt, score, words] = [column(), column(), column()];
  const index = new Map(pages.map(({ row }, n) => [row, n]));
  let ids = '';
  let count = 0;

  for (const [pageRow, pageIds, codes, changes, rows] of packed) {
    const at = index.get(pageRow) ?? 0;
    const cameAt = pages[at]?.arrivedAt ?? null;
    const isSimulated = pages[at]?.isBaseline === true;
    const changedAt = numbers(changes);
    const rowAt = numbers(rows);
    let change = 0;
    for (let n = 0; n * CODE_DIGITS < codes.length; n += 1) {
      const state = digit(codes, n * CODE_DIGITS) - 1;
      const isChanged = state > 1;
      // An item that came after the period to a page of the period is news of the next one, unless
      // the page is taken to have come, with all of it, on its date.
      const newAt = isSimulated || state % 2 === 1 ? cameAt : null;
      const arrived = newAt ?? (isChanged ? changedAt[change] : undefined);
      change += Number(isChanged);
      const match = found === null ? NO_WORDS : found.of(rowAt[n] ?? 0);
      if (arrived === undefined || match === undefined) {
        continue;
      }
      page[count] = at;
      kind[count] = digit(codes, n * CODE_DIGITS + 1);
      relevancy[count] = digit(codes, n * CODE_DIGITS + 2);
      isNew[count] = Number(newAt !== null);
      arrivedAt[count] = arrived;
      score[count] = match.score;
      words[count] = CANDIDATE_WORDS.indexOf(match.words);
      ids += pageIds.slice(n * ID_DIGITS, (n + 1) * ID_DIGITS);
      count += 1;
    }
  }
  const whole = (full: Float64Array) => (count === most ? full : full.slice(0, count));
  return {
    count,
    ids: PackedIds.parse(ids),
    pages: pages.map(({ row: _row, arrivedAt: _arrivedAt, ...one }) => one),
    page: whole(page),
    kind: whole(kind),
    relevancy: whole(relevancy),
    isNew: whole(isNew),
    arrivedAt: whole(arrivedAt),
    score: whole(score),
    words: whole(words),
  };
}

const NO_WORDS = { score: 0, words: 'none' } as const;

const ZERO = 48;
const digit = (digits: string, n: number) => digits.charCodeAt(n) - ZERO;

const numbers = (list: string | null): readonly number[] =>
  list === null ? [] : list.split(',').map(Number);
