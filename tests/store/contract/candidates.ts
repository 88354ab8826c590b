import { expect, it } from 'vitest';
import { type Candidates, candidateAt } from '../../../src/model/candidates.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { CandidateRequest } from '../../../src/store/digest-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPage, aQuery, aRow, pageId } from '../../support/builders.ts';

const listed = (candidates: Candidates) =>
  Array.from({ length: candidates.count }, (_, n) => candidateAt(candidates, n));
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9));

export function candidateContract(current: () => Store): void {
  const candidates = async (store: Store, request: Partial<CandidateRequest> = {}) => {
    const all = {
      query: aQuery(),
      kinds: ITEM_KINDS,
      from: day(9),
      to: day(16),
      arrivals: 'seen' as const,
    };
    const result = listed(await store.digestCandidates({ ...all, ...request }));
    const texts = await store.itemTexts(result.map(({ id }) => id));
    return result.map(({ id, novelty }) => [texts.get(id)?.name, novelty]).toSorted();
  };
  const named = (n: number, names: readonly string[], seen: Date) =>
    aPage({ id: pageId(n), rows: names.map((name) => aRow({ name })) }, seen);
  const startBaseline = async (store: Store) => {
    await store.putPages([named(1, ['Base'], day(10))]);
    await store.completeIndex(day(10));
  };

  it('takes no page of the first complete index for new', async () => {
    const store = current();
    await store.completeIndex(day(9));
    await startBaseline(store);

    await store.putPages([named(2, ['Later'], day(11))]);

    expect(await candidates(store)).toEqual([['Later', 'new']]);
  });

  it('counts what comes before the first complete index into the baseline, changes too', async () => {
    const store = current();
    await store.putPages([named(1, ['Base'], day(10))]);
    await store.putPages([named(1, ['Base edited', 'Added'], day(11))]);

    await store.completeIndex(day(12));

    expect(await candidates(store)).toEqual([]);
  });

  it('takes pages after the start of the period, up to its end', async () => {
    const store = current();
    await startBaseline(store);
    await store.putPages([
      named(2, ['At the start'], day(11)),
      named(3, ['Inside'], day(12)),
      named(4, ['At the end'], day(13)),
      named(5, ['After'], day(14)),
    ]);

    expect(await candidates(store, { from: day(11), to: day(13) })).toEqual([
      ['At the end', 'new'],
      ['Inside', 'new'],
    ]);
  });

  it('calls changed and added rows of a known page updated, unchanged ones nothing', async () => {
    const store = current();
    await store.putPages([named(1, ['Same', 'Old words', 'Moves'], day(10))]);
    await store.completeIndex(day(10));
    const page = named(1, ['Same', 'New words', 'Moves', 'Added'], day(12));
    const [same, changed, moves, added] = page.items;

    await store.putPages([
      { ...page, items: [moves, changed, added, same].flatMap((item) => item ?? []) },
    ]);

    expect(await candidates(store)).toEqual([
      ['Added', 'updated'],
      ['New words', 'updated'],
    ]);
  });

  it('calls an item updated whose rating changed', async () => {
    const store = current();
    await startBaseline(store);

    await store.putPages([aPage({ rows: [aRow({ name: 'Base', relevancy: 1 })] }, day(12))]);

    expect(await candidates(store)).toEqual([['Base', 'updated']]);
  });

  it('leaves out what is gone, and what came back as it was', async () => {
    const store = current();
    await startBaseline(store);
    await store.putPages([named(2, ['Gone'], day(11))]);
    await store.removeFiles([`${pageId(1)}.md`, `${pageId(2)}.md`], day(12));

    await store.putPages([named(1, ['Base'], day(13))]);

    expect(await candidates(store)).toEqual([]);
  });

  it('keeps a row that came after the period for the next one', async () => {
    const store = current();
    await startBaseline(store);
    await store.putPages([named(2, ['In time'], day(11))]);
    await store.putPages([named(2, ['In time', 'Late'], day(14))]);

    const first = await candidates(store, { from: day(9), to: day(12) });
    const next = await candidates(store, { from: day(12), to: day(16) });

    expect(first).toEqual([['In time', 'new']]);
    expect(next).toEqual([['Late', 'updated']]);
  });

  it('asks the query too, and scores within the candidates', async () => {
    const store = current();
    await startBaseline(store);
    await store.putPages([named(2, ['Hydrogen', 'Ammonia'], day(12))]);
    const match = { kind: 'word', text: 'hydrogen', prefix: false } as const;

    const query = aQuery({ match });
    const request = {
      query,
      kinds: ITEM_KINDS,
      from: day(9),
      to: day(16),
      arrivals: 'seen' as const,
    };

    expect(listed(await store.digestCandidates(request))).toMatchObject([
      { novelty: 'new', score: 1, words: 'own' },
    ]);
    expect(await candidates(store, { query, kinds: ['issue'] })).toEqual([]);
  });
}
