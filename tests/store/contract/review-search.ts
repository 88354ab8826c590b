import { expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import type { ReviewFilter } from '../../../src/model/query.ts';
import { NO_NOTES } from '../../../src/model/review/review-notes.ts';
import type { UserId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { aQuery, jonas, mira } from '../../support/builders.ts';
import { at, decision, flagThree, two } from './queue-stage.ts';

/** Items found by what became of them in review. */
export function reviewSearchContract(current: () => Store): void {
  it.each<[string, readonly ReviewFilter[], readonly string[]]>([
    ['flagged', [{ kind: 'is', status: 'flagged', negated: false }], ['One', 'Two', 'Three']],
    ['accepted', [{ kind: 'is', status: 'accepted', negated: false }], ['One']],
    ['not accepted', [{ kind: 'is', status: 'accepted', negated: true }], ['Two', 'Three']],
    ['tagged, whatever the case', [{ kind: 'tag', tag: 'ENERGY', negated: false }], ['Two']],
    ['flagged or decided by Mira', [by(mira.user)], ['One', 'Two']],
    [
      'flagged by Jonas',
      [{ kind: 'is', status: 'flagged', negated: false }, by(jonas.user)],
      ['Two', 'Three'],
    ],
    [
      'accepted by Jonas',
      [{ kind: 'is', status: 'accepted', negated: false }, by(jonas.user)],
      ['One'],
    ],
    ['accepted by Mira', [{ kind: 'is', status: 'accepted', negated: false }, by(mira.user)], []],
  ])('finds items that are %s', async (_, reviews, expected) => {
    const store = current();
    await flagThree(store);
    await store.addDecision(decision(5));
    const wanted = { ...NO_NOTES, tags: ['Energy'] };
    await store.setNotes({ actor: mira, itemId: two, seen: NO_NOTES, wanted, at: at(6) });

    const found = await store.search({
      query: aQuery({ reviews }),
      kinds: ITEM_KINDS,
      limit: 10,
      offset: 0,
    });

    const names = found.hits.map(({ item }) => item.name);
    expect(names.toSorted()).toEqual(expected.toSorted());
    expect(found.total).toBe(expected.length);
  });
}

function by(user: UserId): ReviewFilter {
  return { kind: 'by', user, negated: false };
}
