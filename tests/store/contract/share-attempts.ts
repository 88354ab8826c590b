import { expect, it } from 'vitest';
import { ItemId } from '../../../src/model/item.ts';
import type { Decision, Mark, ShareAttempt } from '../../../src/model/review/review.ts';
import { ChannelId, TeamId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { aDecision } from '../../support/a-decision.ts';
import { aPage, aRow, foresight, messageTs, mira, team } from '../../support/builders.ts';

const page = aPage({ rows: [aRow({ name: 'One' }), aRow({ name: 'Two' })] });
const itemId = (n: number) => ItemId.parse(page.items[n]?.id);
const one = itemId(0);

const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9) + minute * MINUTE_MS);
const ref = (n: number) => ({ team, channel: foresight, ts: messageTs(n) });
const reaction = (n: number, emoji = 'triangular_flag_on_post'): Mark => ({
  kind: 'reaction',
  ref: ref(n),
  emoji,
});
const decision = (minute: number, fields: Partial<Decision> = {}) =>
  aDecision(one, at(minute), fields);

/** What is begun with Slack by whoever claims it first: shares, and what threads are to hear. */
export function shareAttemptContract(current: () => Store): void {
  const attempt = (id: string, minute: number): ShareAttempt => ({
    id,
    team,
    channel: foresight,
    threadTs: null,
    itemId: one,
    by: mira.user,
    at: at(minute),
  });

  const claiming = {
    owner: 'a',
    sameClickMs: MINUTE_MS,
    doubtMs: 10 * MINUTE_MS,
    underWayMs: MINUTE_MS,
  };

  it('keeps a share that was begun until it is ended, newest first', async () => {
    const store = current();
    const inThread = { ...attempt('b', 2), threadTs: messageTs(1) };
    await store.claimShare(attempt('a', 1), claiming);
    await store.claimShare(inThread, claiming);

    expect(await store.openShares(team, at(0))).toEqual([inThread, attempt('a', 1)]);
    expect(await store.openShares(team, at(2))).toEqual([inThread]);
    expect(await store.openShares(TeamId.parse('T0OTHER'), at(0))).toEqual([]);
    await store.endShare('b');
    expect(await store.openShares(team, at(0))).toEqual([attempt('a', 1)]);
  });

  it('lets one of all who share the same at once begin', async () => {
    const store = current();
    await store.holdLease('replica:a', 'a', at(1), 60_000);
    await store.holdLease('replica:b', 'b', at(1), 60_000);
    const claims = await Promise.all(
      ['a', 'b', 'b'].map((owner, n) =>
        store.claimShare(attempt(`${owner}${n}`, 1), { ...claiming, owner }),
      ),
    );
    const elsewhere = { ...attempt('c', 1), threadTs: messageTs(1) };

    expect(claims.map(({ kind }) => kind)).toEqual(['begun', 'under-way', 'under-way']);
    expect(await store.claimShare(elsewhere, claiming)).toEqual({ kind: 'begun' });
    expect(await store.openShares(team, at(0))).toEqual([attempt('a0', 1), elsewhere]);
  });

  it('gives a share whose owner died, or is in doubt itself, to the next who clicks', async () => {
    const store = current();
    await store.holdLease('replica:a', 'a', at(1), 30_000);
    await store.claimShare(attempt('a', 1), claiming);
    const again = (minute: number, owner = 'b') =>
      store.claimShare(attempt(`${owner}${minute}`, minute), { ...claiming, owner });

    expect(await again(1.4)).toEqual({ kind: 'under-way' });
    expect(await again(1.5)).toEqual({ kind: 'in-doubt', attempt: attempt('a', 1) });
    expect(await again(1.6)).toEqual({ kind: 'under-way' });
    await store.doubtShare('a');
    expect(await again(1.6)).toEqual({ kind: 'in-doubt', attempt: attempt('a', 1) });
    expect(await again(11)).toEqual({ kind: 'begun' });
  });

  it('knows a share of a moment ago, which a second click does not repeat', async () => {
    const store = current();
    const { threadTs, itemId, by } = attempt('a', 1);
    const ref = { team, channel: foresight, ts: messageTs(7) };
    await store.claimShare(attempt('a', 1), claiming);
    await store.recordShare({ ref, threadTs, itemId, by, at: at(1) });
    await store.endShare('a');

    expect(await store.claimShare(attempt('b', 1.9), claiming)).toEqual({ kind: 'shared', ref });
    expect(await store.claimShare(attempt('b', 2), claiming)).toEqual({ kind: 'begun' });
  });

  it('awaits a message in the channel of a share until its end is known, or long ago', async () => {
    const store = current();
    const elsewhere = ChannelId.parse('C0ELSEWHERE');
    const awaits = (channel: ChannelId, minute: number) =>
      store.awaitsItemMessage({ team, channel }, at(minute));
    const before = await awaits(foresight, 0);
    await store.claimShare(attempt('a', 1), claiming);

    const during = [await awaits(foresight, 0), await awaits(elsewhere, 0)];
    const later = await awaits(foresight, 1.1);
    await store.endShare('a');

    expect([before, during, later]).toEqual([false, [true, false], false]);
    expect(await awaits(foresight, 0)).toBe(false);
  });

  it('leaves what a thread is to hear to who claimed it, until its time is over', async () => {
    const store = current();
    await store.putPages([page]);
    await store.recordShare({ ref: ref(1), threadTs: null, itemId: one, by: mira.user, at: at(0) });
    await store.addMark({ itemId: one, actor: mira, mark: reaction(1), at: at(0) });
    await store.addDecision(decision(1), { announceAt: at(2) });
    const [due] = await store.dueAnnouncements(at(2));
    if (due === undefined) {
      throw new Error('nothing is to be told');
    }

    const first = await store.claimAnnouncement(due, at(2), at(5));
    const second = await store.claimAnnouncement(due, at(2), at(5));
    const meanwhile = await store.dueAnnouncements(at(4.9));
    const [left] = await store.dueAnnouncements(at(5));
    const taken = left !== undefined && (await store.claimAnnouncement(left, at(5), at(8)));
    // Who claimed it first comes back from a long sleep.
    await store.postponeAnnouncement(due, at(5), 'not-posted');

    expect([first, second, meanwhile, taken]).toEqual([true, false, [], true]);
    expect(await store.dueAnnouncements(at(7.9))).toEqual([]);
    expect(await store.dueAnnouncements(at(8))).toMatchObject([{ attempts: 2, startedAt: at(2) }]);
  });

  it('drops a share that was never heard of again with what has passed', async () => {
    const store = current();
    await store.claimShare(attempt('a', 1), claiming);

    await store.dropPast(at(5));

    expect(await store.openShares(team, at(0))).toEqual([]);
  });
}
