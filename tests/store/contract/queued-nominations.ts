import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { foresight, jonas, mira, team } from '../../support/builders.ts';
import { ask, at, decision, nomination, reaction, source } from './queue-stage.ts';

/** Messages that are suggested as items. */
export function nominationContract(current: () => Store): void {
  it('queues a message that is suggested as an item, once', async () => {
    const store = current();
    const { id } = nomination();

    const first = await store.nominate(nomination());
    const again = await store.nominate(nomination({ by: jonas.user, text: 'Another' }));
    await store.addMark({ itemId: id, actor: mira, mark: reaction, at: at(1), reason: 'urgent' });

    expect([first, again]).toEqual(['nominated', 'known']);
    expect(await store.itemAt(source)).toBe(id);
    expect(await store.subject(id)).toEqual({ kind: 'nomination', nomination: nomination() });
    const waiting = await store.queuePage(ask({ kind: 'nomination' }));
    expect(waiting.entries).toMatchObject([
      { subject: { kind: 'nomination' }, flags: [{ user: mira.user, reasons: ['urgent'] }] },
    ]);
    await store.addDecision(decision(2, { itemId: id }));
    expect(await store.queuePage(ask())).toMatchObject({ total: 0 });
    expect(await store.nominations()).toEqual([nomination()]);
  });

  it('shows a nomination from a private channel only to who can read it', async () => {
    const store = current();
    const { id } = nomination();
    await store.nominate(nomination({ isPrivate: true }));
    await store.addMark({ itemId: id, actor: mira, mark: reaction, at: at(1) });

    const inside = { ...jonas, reads: [foresight] };
    const outside = { ...mira, reads: [] };

    expect(await store.privateSources(team)).toEqual([foresight]);
    expect(await store.queuePage(ask({}, { viewer: inside }))).toMatchObject({ waiting: 1 });
    expect(await store.queuePage(ask({}, { viewer: outside }))).toMatchObject({
      entries: [],
      total: 0,
      waiting: 0,
      oldest: null,
    });
    await store.addDecision(decision(2, { itemId: id }));
    expect(await store.decided({ viewer: outside, offset: 0, limit: 5 })).toMatchObject({
      total: 0,
    });
    expect(await store.ownFlags(outside, 5)).toEqual([]);
  });
}
