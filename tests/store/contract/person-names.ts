import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { anItem, aPage, aRow, jonas, mira, pageId } from '../../support/builders.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

export function personNamesContract(current: () => Store): void {
  it('knows people by the name that they had last', async () => {
    const store = current();
    await store.keepName(mira, 'Mira', at(1));
    await store.keepName(mira, 'Mira Lang', at(1));

    expect(await store.namesOf([mira.user, jonas.user])).toEqual(
      new Map([[mira.user, 'Mira Lang']]),
    );
    expect(await store.namesOf([])).toEqual(new Map());
  });

  it('keeps names as long as people are met, or something of theirs stands', async () => {
    const store = current();
    const page = aPage({ id: pageId(1), rows: [aRow()] });
    await store.putPages([page]);
    const itemId = anItem(aRow(), page.summary.id, 0).id;
    await store.addMark({ itemId, actor: mira, mark: { kind: 'button' }, at: at(1) });
    await store.keepName(mira, 'Mira', at(1));
    await store.keepName(jonas, 'Jonas', at(1));

    await store.dropPast(at(1));
    expect((await store.namesOf([mira.user, jonas.user])).size).toBe(2);
    await store.keepName(jonas, 'Jonas', at(5));
    await store.dropPast(at(4));
    expect((await store.namesOf([mira.user, jonas.user])).size).toBe(2);
    await store.dropPast(at(6));

    expect(await store.namesOf([mira.user, jonas.user])).toEqual(new Map([[mira.user, 'Mira']]));
  });
}
