import { expect, it } from 'vitest';
import { text } from '../../../src/model/notice.ts';
import type { Store } from '../../../src/store/store.ts';
import { mira } from '../../support/builders.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8) + minute * 60_000);

export function inboxContract(current: () => Store): void {
  it('gives a result list back until it is dropped', async () => {
    const store = current();
    const list = {
      id: 'a1',
      actor: mira,
      text: 'rel:4',
      kinds: ['signal'],
      createdAt: at(0),
    } as const;
    await store.saveResultList(list);
    await store.saveResultList({ ...list, id: 'a2', createdAt: at(5) });

    expect(await store.resultList('a1')).toEqual(list);
    expect(await store.dropResultLists(at(5))).toBe(1);
    expect(await store.resultList('a1')).toBeUndefined();
    expect(await store.resultList('a2')).toBeDefined();
  });

  it('knows an event from its first delivery on', async () => {
    const store = current();
    const body = { event: { type: 'reaction_added', ts: '1.2' }, list: [1, null] };

    expect(await store.recordEvent('Ev1', body, at(0))).toBe('new');
    expect(await store.recordEvent('Ev1', body, at(1))).toBe('waiting');
    await store.finishEvent('Ev1', at(2));
    expect(await store.recordEvent('Ev1', body, at(3))).toBe('done');
  });

  it('hands out waiting events, oldest first, until they failed too often', async () => {
    const store = current();
    for (const [n, id] of ['Ev1', 'Ev2', 'Ev3', 'Ev4'].entries()) {
      await store.recordEvent(id, { n }, at(n));
    }
    await store.finishEvent('Ev2', at(9));
    await store.failEvent('Ev1', 'no reply');
    await store.failEvent('Ev3', 'no reply');
    await store.failEvent('Ev3', 'no reply');

    expect(await store.waitingEvents(at(3), 2)).toEqual([
      { id: 'Ev1', body: { n: 0 }, receivedAt: at(0), attempts: 1 },
    ]);
    expect((await store.waitingEvents(at(10), 3)).map(({ id }) => id)).toEqual([
      'Ev1',
      'Ev3',
      'Ev4',
    ]);
  });

  it('drops what has passed: done events, result lists, words that were told', async () => {
    const store = current();
    await store.recordEvent('Ev1', {}, at(0));
    await store.recordEvent('Ev2', {}, at(0));
    await store.finishEvent('Ev1', at(1));
    const notice = { id: 'N1', key: 'k', to: mira.user, words: text('Told.') };
    await store.addNotices([notice, { ...notice, id: 'N2', key: 'open' }], at(0));
    await store.closeNotice('N1', 'told', null);

    const early = await store.dropPast(at(0));
    const late = await store.dropPast(at(2));
    await store.addNotices([{ ...notice, id: 'N3' }], at(3));

    expect(early).toEqual({ lists: 0, events: 0, notices: 0 });
    expect(late).toEqual({ lists: 0, events: 1, notices: 1 });
    expect(await store.recordEvent('Ev2', {}, at(3))).toBe('waiting');
    expect(await store.recordEvent('Ev1', {}, at(3))).toBe('new');
    // Nobody hears of the same thing twice, also when its words are gone.
    expect((await store.openNotices(at(9))).map((open) => open.notice.key)).toEqual(['open']);
  });

  it('leaves an event to the replica that is at it, as long as that lives', async () => {
    const store = current();
    await store.holdLease('replica:a', 'a', at(0), 60_000);

    expect(await store.recordEvent('Ev1', {}, at(0), 'a')).toBe('new');
    expect(await store.recordEvent('Ev1', {}, at(0), 'a')).toBe('waiting');
    expect(await store.recordEvent('Ev1', {}, at(0.5), 'b')).toBe('under-way');
    expect(await store.claimEvent('Ev1', 'b', at(0.9))).toBe(false);
    expect(await store.claimEvent('Ev1', 'b', at(1))).toBe(true);
    expect(await store.recordEvent('Ev1', {}, at(1), 'c')).toBe('waiting');
  });

  it('gives an event to others when it failed, and when its owner is at it for minutes', async () => {
    const store = current();
    for (const owner of ['a', 'b']) {
      await store.holdLease(`replica:${owner}`, owner, at(0), 3_600_000);
    }
    await store.recordEvent('Ev1', {}, at(0), 'a');
    await store.recordEvent('Ev2', {}, at(0), 'a');

    await store.failEvent('Ev1', 'no answer');
    expect(await store.claimEvent('Ev1', 'b', at(0))).toBe(true);
    expect(await store.claimEvent('Ev2', 'b', at(4.9))).toBe(false);
    expect(await store.claimEvent('Ev2', 'b', at(5))).toBe(true);
    expect(await store.claimEvent('Ev2', 'a', at(6))).toBe(false);
  });

  it('gives nobody an event that is done', async () => {
    const store = current();
    await store.recordEvent('Ev1', {}, at(0), 'a');
    await store.finishEvent('Ev1', at(1));

    expect(await store.claimEvent('Ev1', 'a', at(2))).toBe(false);
    expect(await store.recordEvent('Ev1', {}, at(2), 'b')).toBe('done');
  });

  it('gives a lease to one owner at a time', async () => {
    const store = current();
    const hold = (owner: string, minute: number) =>
      store.holdLease('writer', owner, at(minute), 90_000);

    const busy = { kind: 'busy', owner: 'a', since: at(0) };

    expect(await hold('a', 0)).toEqual({ kind: 'held', since: at(0) });
    expect(await hold('b', 1)).toEqual({ ...busy, until: at(1.5) });
    expect(await hold('a', 1)).toEqual({ kind: 'held', since: at(0) });
    expect(await hold('b', 2)).toEqual({ ...busy, until: at(2.5) });
    expect(await hold('b', 3)).toEqual({ kind: 'held', since: at(3) });
    expect(await hold('a', 3)).toMatchObject({ kind: 'busy', owner: 'b' });
    // Its own that has run out is another lease: somebody may have had one in between.
    expect(await hold('b', 9)).toEqual({ kind: 'held', since: at(9) });
  });

  it('says which leases have not run out, by how their names begin', async () => {
    const store = current();
    await store.holdLease('replica:b', 'b', at(0), 60_000);
    await store.holdLease('replica:a', 'a', at(1), 60_000);
    await store.holdLease('replica', 'c', at(1), 60_000);
    await store.holdLease('REPLICA:d', 'd', at(1), 60_000);

    const names = async (minute: number) =>
      (await store.leases('replica:', at(minute))).map(({ name }) => name);

    expect(await names(0.5)).toEqual(['replica:a', 'replica:b']);
    expect(await names(1)).toEqual(['replica:a']);
    expect(await store.leases('replica:', at(1))).toEqual([
      { name: 'replica:a', owner: 'a', since: at(1), until: at(2) },
    ]);
    expect(await names(2)).toEqual([]);
  });

  it('lets only its owner give a lease back', async () => {
    const store = current();
    await store.holdLease('writer', 'a', at(0), 90_000);

    await store.releaseLease('writer', 'b');
    expect(await store.holdLease('writer', 'b', at(0), 90_000)).toMatchObject({ kind: 'busy' });
    await store.releaseLease('writer', 'a');
    expect(await store.holdLease('writer', 'b', at(0), 90_000)).toMatchObject({ kind: 'held' });
  });

  it('remembers answered requests until they are too old to be played back', async () => {
    const store = current();
    await store.rememberRequest('v0=a', at(2));
    await store.rememberRequest('v0=b', at(5));
    await store.rememberRequest('v0=b', at(5));

    expect(await store.isAnswered('v0=a', at(2))).toBe(true);
    expect(await store.isAnswered('v0=a', at(2.1))).toBe(false);
    expect(await store.isAnswered('v0=c', at(1))).toBe(false);
    expect(await store.answeredRequests(at(1))).toHaveLength(2);
    expect(await store.answeredRequests(at(3))).toEqual([{ signature: 'v0=b', until: at(5) }]);
  });

  it('proves that it can be written', async () => {
    await expect(current().probe(at(0))).resolves.toBeUndefined();
  });
}
