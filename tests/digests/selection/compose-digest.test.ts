import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/digests/selection/compose-digest.ts';
import type { DigestDefinition } from '../../../src/model/digest-definition.ts';
import { DigestParent } from '../../../src/model/digest-message.ts';
import { ITEM_KINDS, ItemId, type ItemKind } from '../../../src/model/item.ts';
import type { DigestCandidate } from '../../../src/store/store.ts';
import { anArchiveItem, pageId } from '../../support/builders.ts';
import { aDefinition, aDistinctRow } from '../digest-builders.ts';

const now = new Date('2026-11-23T08:00:05Z');
const period = {
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
  slots: 1,
  now,
};

function aCandidate(n: number, kind: ItemKind = 'signal', themes: string[] = []): DigestCandidate {
  const { item, ...rest } = anArchiveItem(aDistinctRow(n, { kind }), {
    id: pageId(n),
    title: `Page ${n}`,
    themes,
  });
  const id = ItemId.parse(n.toString(16).padStart(16, '0'));
  return {
    found: { item: { ...item, id }, ...rest },
    novelty: 'new',
    score: 1 - n / 100,
  };
}

const compose = (fields: Partial<DigestDefinition>, candidates: readonly DigestCandidate[]) =>
  composeDigest(aDefinition(fields), period, candidates);

const outline = ({ parents }: ReturnType<typeof composeDigest>) =>
  parents[0]?.groups.map(({ heading, entries }) => [
    heading,
    entries.map(({ number, found }) => `${number}: ${found.page.title}`),
  ]);

describe('composeDigest', () => {
  it('groups by kind in the order of the tables, numbered in reading order', () => {
    const digest = compose({ grouping: 'kind' }, [
      aCandidate(1, 'issue'),
      aCandidate(2, 'signal'),
      aCandidate(3, 'issue'),
    ]);

    expect(outline(digest)).toEqual([
      ['Signals', ['1: Page 2']],
      ['Issues', ['2: Page 1', '3: Page 3']],
    ]);
    expect(digest.entries.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has a heading for every kind', () => {
    const digest = compose(
      {},
      ITEM_KINDS.map((kind, n) => aCandidate(n, kind)),
    );

    expect(digest.parents[0]?.groups.map(({ heading }) => heading)).toEqual([
      'Signals',
      'Concerns',
      'Behaviors',
      'Technologies',
      'Issues',
    ]);
  });

  it('groups an item under the theme that most of the digest shares', () => {
    const digest = compose({ grouping: 'theme' }, [
      aCandidate(1, 'signal', ['ethics', 'Privacy']),
      aCandidate(2, 'signal', ['privacy']),
      aCandidate(3, 'signal', []),
    ]);

    expect(outline(digest)).toEqual([
      ['Privacy', ['1: Page 1', '2: Page 2']],
      ['Other themes', ['3: Page 3']],
    ]);
  });

  it('groups by page, and not at all', () => {
    const candidates = [aCandidate(1), aCandidate(2)];

    expect(outline(compose({ grouping: 'page' }, candidates))).toEqual([
      ['Page 1', ['1: Page 1']],
      ['Page 2', ['2: Page 2']],
    ]);
    expect(outline(compose({ grouping: 'none' }, candidates))).toEqual([
      [null, ['1: Page 1', '2: Page 2']],
    ]);
  });

  it('continues a long digest in further parts, with nothing cut', () => {
    const candidates = Array.from({ length: 45 }, (_, n) =>
      aCandidate(n, n % 2 === 0 ? 'signal' : 'issue'),
    );

    const { parents, entries } = compose({ limit: 45 }, candidates);

    expect(parents.map(({ part, parts }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const numbers = parents.flatMap(({ groups }) =>
      groups.flatMap((group) => group.entries.map(({ number }) => number)),
    );
    expect(numbers).toEqual(entries.map(({ number }) => number));
    expect(numbers).toHaveLength(45);
    expect(parents[1]?.groups.map(({ heading }) => heading)).toEqual(['Signals', 'Issues']);
  });

  it('says the period, the zone and the next run', () => {
    const [parent] = compose({ minimumRelevancy: 4, query: 'drones' }, [aCandidate(1)]).parents;

    expect(parent).toMatchObject({
      title: 'Weekly signals',
      from: period.from,
      to: period.to,
      timezone: 'Europe/Paris',
      slots: 1,
      minimumRelevancy: 4,
      query: 'drones',
      nextRunAt: new Date('2026-11-30T08:00:00Z'),
    });
    expect(DigestParent.parse(parent)).toEqual(parent);
  });

  it('has one parent without entries when nothing was found', () => {
    const { parents, entries } = compose({}, []);

    expect(entries).toEqual([]);
    expect(parents).toMatchObject([{ groups: [], newItems: 0, part: 1, parts: 1 }]);
  });
});
