import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createCollections } from '../../../../src/collections/create-collections.ts';
import { ItemId } from '../../../../src/model/item.ts';
import { createSubmitCollect } from '../../../../src/slack/listeners/collections/submit-collect.ts';
import { personOf } from '../../../../src/slack/people/person.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aNomination, jonas, team } from '../../../support/builders.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { openTestStore } from '../../../support/open-store.ts';

describe('the form of Collect…, sent in', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    onTestFinished(() => store.close());
  });

  const hidden = ItemId.parse('a'.repeat(16));

  it.each([
    ['that another version opened', '{"subjects":[]}'],
    ['of a suggestion from a private channel', JSON.stringify({ items: [hidden] })],
  ])('makes no collection that would stay empty: %s', async (_what, remembered) => {
    await store.nominate(aNomination({ id: hidden, isPrivate: true }));
    const collections = createCollections({
      store,
      clock: createManualClock('2026-11-24T10:00:00Z'),
    });
    const submit = createSubmitCollect({
      collections,
      search: { first: () => expect.unreachable('no search was asked for') },
    });

    const answer = await submit({
      actor: personOf(team, jonas.user, team, undefined),
      remembered,
      collection: undefined,
      which: undefined,
      name: 'Workshop March',
      note: null,
    });

    expect(JSON.stringify(answer)).toContain('I do not know this item any more');
    expect(await collections.list(jonas, 1)).toMatchObject({ open: 0, closed: 0 });
  });
});
