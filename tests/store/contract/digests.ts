import { expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { DigestMessage } from '../../../src/model/digest/digest-message.ts';
import { type DigestRun, SlotLocal } from '../../../src/model/digest/digest-run.ts';
import type { NewDelivery } from '../../../src/store/digest-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun } from '../../support/a-run.ts';
import { anArchiveItem, foresight, messageTs, team } from '../../support/builders.ts';

const weekly = DigestName.parse('weekly');
const day = (n: number, hour = 9) => new Date(Date.UTC(2026, 10, n, hour));

const runOf = (n: number, fields: Partial<DigestRun> = {}) =>
  aRun({
    id: `run-${n}`,
    slotLocal: SlotLocal.parse(`2026-11-${String(n).padStart(2, '0')}T09:00`),
    slotAt: day(n),
    from: day(n - 1),
    to: day(n),
    plannedAt: day(n),
    expiresAt: day(n, 12),
    ...fields,
  });

const ended = { state: 'done', reason: null, at: day(9) } as const;

const found = anArchiveItem({ name: 'Says "$date": {"$date": "x"}' });
const reply: DigestMessage = {
  kind: 'item',
  entry: { number: 1, found, novelty: 'new', alsoIn: 0, decision: null },
};
const deliveriesOf = (run: DigestRun): readonly NewDelivery[] => [
  { id: `${run.id}-0`, seq: 0, itemId: null, message: reply },
  { id: `${run.id}-1`, seq: 1, itemId: found.item.id, message: reply },
];

export function digestContract(current: () => Store): void {
  runContract(current);
  deliveryContract(current);
}

function runContract(current: () => Store): void {
  it('registers a digest once', async () => {
    const store = current();

    expect(await store.digestRegisteredAt(weekly)).toBeUndefined();
    expect(await store.registerDigest(weekly, day(1))).toEqual(day(1));
    expect(await store.registerDigest(weekly, day(2))).toEqual(day(1));
    expect(await store.digestRegisteredAt(weekly)).toEqual(day(1));
  });

  it('gives a slot one run, whoever plans it', async () => {
    const store = current();
    const run = runOf(3);

    const planned = await store.insertRun(run, deliveriesOf(run), null);
    const again = await store.insertRun({ ...run, id: 'other' }, [], null);

    expect([planned, again]).toEqual([true, false]);
    expect(await store.run(run.id)).toEqual(run);
    expect(await store.run('other')).toBeUndefined();
    expect(await store.runOfSlot(weekly, run.slotLocal)).toEqual(run);
    expect(await store.deliveries('other')).toEqual([]);
  });

  it('writes a run with all its deliveries or not at all', async () => {
    const store = current();
    const run = runOf(3);
    const [first] = deliveriesOf(run);

    await expect(
      store.insertRun(
        run,
        [first, first].flatMap((delivery) => delivery ?? []),
        null,
      ),
    ).rejects.toMatchObject({ name: 'StoreError' });

    expect(await store.run(run.id)).toBeUndefined();
  });

  it('lists runs newest first and open ones oldest first', async () => {
    const store = current();
    const runs = [runOf(4), runOf(3), runOf(5, { state: 'empty' })];
    for (const run of runs) {
      await store.insertRun(run, [], null);
    }
    const ids = (list: readonly DigestRun[]) => list.map(({ id }) => id);

    expect((await store.latestRun(weekly))?.id).toBe('run-5');
    expect(ids(await store.runs(weekly, 2))).toEqual(['run-5', 'run-4']);
    expect(ids(await store.openRuns())).toEqual(['run-3', 'run-4']);
    await store.closeRun('run-3', ended);
    await store.closeRun('run-5', ended);
    await store.setRunChannel('run-4', foresight);
    expect(await store.openRuns()).toEqual([runOf(4, { channelId: foresight })]);
    expect((await store.run('run-5'))?.state).toBe('empty');
  });
}

function deliveryContract(current: () => Store): void {
  const plan = async (store: Store) => {
    const run = runOf(3);
    await store.insertRun(run, deliveriesOf(run).toReversed(), null);
    return { id: 'run-3-1', state: 'pending', attempts: 0 } as const;
  };

  it('gives deliveries back in posting order, messages with their dates', async () => {
    const store = current();
    await plan(store);

    const [parent, item] = await store.deliveries('run-3');

    expect(parent).toMatchObject({ seq: 0, itemId: null, state: 'pending' });
    expect(item).toEqual({
      id: 'run-3-1',
      runId: 'run-3',
      seq: 1,
      itemId: found.item.id,
      message: reply,
      state: 'pending',
      attempts: 0,
      owner: null,
      firstTriedAt: null,
      startedAt: null,
      notBefore: null,
      absences: 0,
      ref: null,
      reason: null,
    });
  });

  it('lets only one of several claim a delivery', async () => {
    const store = current();
    const delivery = await plan(store);

    const claims = await Promise.all(
      ['a', 'b', 'c'].map((owner) => store.claimDelivery(delivery, owner, day(3))),
    );

    expect(claims).toMatchObject([
      { state: 'sending', attempts: 1, owner: 'a', startedAt: day(3) },
      undefined,
      undefined,
    ]);
  });

  it('claims nothing that is not pending', async () => {
    const store = current();
    const delivery = await plan(store);
    const { attempts } = delivery;
    await store.updateDelivery(delivery, { state: 'sent' });

    expect(await store.claimDelivery(delivery, 'a', day(3))).toBeUndefined();
    expect(
      await store.claimDelivery({ id: delivery.id, state: 'sent', attempts }, 'a', day(3)),
    ).toBeUndefined();
  });

  it('refuses a claim that knows an earlier attempt only', async () => {
    const store = current();
    const delivery = await plan(store);
    await store.claimDelivery(delivery, 'a', day(3));
    await store.updateDelivery({ id: delivery.id, attempts: 1 }, { state: 'pending' });

    expect(await store.claimDelivery(delivery, 'b', day(3))).toBeUndefined();
  });

  it('records nothing over a state that somebody else has found meanwhile, where one is given', async () => {
    const store = current();
    const { id } = await plan(store);
    const ref = { team, channel: foresight, ts: messageTs(1) };
    await store.claimDelivery({ id, state: 'pending', attempts: 0 }, 'a', day(3));
    const sending = { id, state: 'sending', attempts: 1 } as const;

    const found = await store.updateDelivery(sending, { state: 'sent', ref });
    const late = await store.updateDelivery(sending, { state: 'unknown', reason: 'timeout' });

    expect([found, late]).toEqual([true, false]);
    expect((await store.delivery(id))?.state).toBe('sent');
  });

  it('says whose runs told nothing since an instant', async () => {
    const store = current();
    await plan(store);
    await store.closeRun('run-3', { state: 'refused', reason: 'is_archived', at: day(4) });

    expect(await store.refusedSince(day(4))).toEqual([weekly]);
    expect(await store.refusedSince(new Date(day(4).getTime() + 1))).toEqual([]);
  });

  it('starts a new attempt with a clean slate', async () => {
    const store = current();
    const delivery = await plan(store);
    await store.updateDelivery(delivery, { absences: 2, reason: 'timeout', notBefore: day(2) });

    const claimed = await store.claimDelivery(delivery, 'a', day(3));

    expect(claimed).toMatchObject({ absences: 0, reason: null, notBefore: null, attempts: 1 });
  });

  it('records what is known only while the attempt is the same', async () => {
    const store = current();
    const delivery = await plan(store);
    await store.claimDelivery(delivery, 'a', day(3));
    const ref = { team, channel: foresight, ts: messageTs(1) };

    const stale = await store.updateDelivery(delivery, { state: 'dead' });
    const { id } = delivery;
    const fresh = await store.updateDelivery({ id, attempts: 1 }, { state: 'sent', ref });

    expect([stale, fresh]).toEqual([false, true]);
    expect((await store.deliveries('run-3'))[1]).toMatchObject({ state: 'sent', ref, owner: 'a' });
    expect(await store.itemAt(ref)).toBe(found.item.id);
    expect(await store.deliveryAt(ref)).toMatchObject({ id: 'run-3-1', message: reply });
    expect(await store.deliveryAt({ ...ref, ts: messageTs(2) })).toBeUndefined();
    expect(await store.messagesOf(team, found.item.id)).toEqual([ref]);
  });

  it('awaits a message that shows an item while Slack is asked to post it', async () => {
    const store = current();
    const run = runOf(3, { channelId: foresight });
    await store.insertRun(run, deliveriesOf(run), null);
    const [first, second] = await store.deliveries(run.id);
    if (first === undefined || second === undefined) {
      throw new Error('a run of two deliveries');
    }
    const awaits = (since = day(2)) => store.awaitsItemMessage({ team, channel: foresight }, since);
    const ref = { team, channel: foresight, ts: messageTs(1) };

    await store.claimDelivery(first, 'a', day(3));
    const withoutItem = await awaits();
    await store.claimDelivery(second, 'a', day(3));
    const during = [await awaits(), await awaits(day(4))];
    await store.updateDelivery({ id: second.id, attempts: 1 }, { state: 'sent', ref });

    expect([withoutItem, during, await awaits()]).toEqual([false, [true, false], false]);
  });

  it('counts deliveries of open runs and of recent ones', async () => {
    const store = current();
    const [open, closed] = [runOf(3), runOf(4, { state: 'done' })];
    await store.insertRun(open, deliveriesOf(open), null);
    await store.insertRun(closed, deliveriesOf(closed), null);
    await store.claimDelivery({ id: 'run-3-0', state: 'pending', attempts: 0 }, 'a', day(3));

    expect(await store.countDeliveries(day(4))).toMatchObject({ pending: 3, sending: 1, sent: 0 });
    expect(await store.countDeliveries(day(5))).toMatchObject({ pending: 1, sending: 1, dead: 0 });
  });
}
