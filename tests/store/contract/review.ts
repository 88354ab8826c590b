import { expect, it } from 'vitest';
import { ItemId } from '../../../src/model/item.ts';
import type { Decision, Mark } from '../../../src/model/review/review.ts';
import { MessageTs } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { aDecision } from '../../support/a-decision.ts';
import {
  aPage,
  aRow,
  foresight,
  jonas,
  messageTs,
  mira,
  pageId,
  team,
} from '../../support/builders.ts';
import { shareAttemptContract } from './share-attempts.ts';

const page = aPage({ rows: [aRow({ name: 'One' }), aRow({ name: 'Two' })] });
const itemId = (n: number) => ItemId.parse(page.items[n]?.id);
const one = itemId(0);
const two = itemId(1);

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const ref = (n: number) => ({ team, channel: foresight, ts: messageTs(n) });
const reaction = (n: number, emoji = 'triangular_flag_on_post'): Mark => ({
  kind: 'reaction',
  ref: ref(n),
  emoji,
});
const button: Mark = { kind: 'button' };
const decision = (minute: number, fields: Partial<Decision> = {}) =>
  aDecision(one, at(minute), fields);

export function reviewContract(current: () => Store): void {
  messageContract(current);
  flagContract(current);
  queueContract(current);
  shareAttemptContract(current);
}

function messageContract(current: () => Store): void {
  it('knows the item that a shared message shows', async () => {
    const store = current();
    await store.recordShare({ ref: ref(2), threadTs: null, itemId: one, by: mira.user, at: at(0) });
    await store.recordShare({
      ref: ref(1),
      threadTs: null,
      itemId: one,
      by: jonas.user,
      at: at(1),
    });
    await store.recordShare({
      ref: ref(1),
      threadTs: null,
      itemId: two,
      by: jonas.user,
      at: at(2),
    });

    expect(await store.itemAt(ref(1))).toBe(one);
    expect(await store.itemAt(ref(3))).toBeUndefined();
    expect(await store.itemAt({ ...ref(1), ts: MessageTs.parse("' OR 1=1") })).toBeUndefined();
    expect(await store.messagesOf(team, one)).toEqual([ref(1), ref(2)]);
    expect(await store.messagesOf(team, two)).toEqual([]);
  });
}

function flagContract(current: () => Store): void {
  it('merges the marks of a person and the flags of several', async () => {
    const store = current();

    const first = await store.addMark({ itemId: one, actor: mira, mark: reaction(1), at: at(0) });
    const again = await store.addMark({ itemId: one, actor: mira, mark: button, at: at(1) });
    const other = await store.addMark({ itemId: one, actor: jonas, mark: reaction(1), at: at(2) });

    const mine = { itemId: one, team, user: mira.user, since: at(0), reasons: [] };
    expect(first).toEqual({ flags: [mine], changed: true });
    expect(again).toEqual({ flags: [mine], changed: false });
    expect(other).toEqual({
      flags: [mine, { itemId: one, team, user: jonas.user, since: at(2), reasons: [] }],
      changed: true,
    });
    expect(await store.flags(team, two)).toEqual([]);
  });

  it('keeps a flag while one of its marks stands', async () => {
    const store = current();
    const request = { itemId: one, actor: mira };
    await store.addMark({ ...request, mark: reaction(1), at: at(0) });
    await store.addMark({ ...request, mark: reaction(2), at: at(1) });

    const kept = await store.removeMark({ ...request, mark: reaction(1), at: at(2) });
    const gone = await store.removeMark({ ...request, mark: reaction(2), at: at(3) });
    const nothing = await store.removeMark({ ...request, mark: reaction(2), at: at(4) });

    expect(kept).toMatchObject({ changed: false, flags: [{ since: at(1) }] });
    expect(gone).toEqual({ changed: true, flags: [] });
    expect(nothing).toEqual({ changed: false, flags: [] });
  });

  it('ends where the reactions end when their events come late, doubled or out of order', async () => {
    const store = current();
    const request = { itemId: one, actor: mira, mark: reaction(1) };
    await store.addMark({ ...request, at: at(0) });
    await store.removeMark({ ...request, at: at(1) });

    const late = await store.addMark({ ...request, at: at(0) });
    const other = { ...request, mark: reaction(2) };
    await store.removeMark({ ...other, at: at(3) });
    const overtaken = await store.addMark({ ...other, at: at(2) });

    expect(late).toEqual({ changed: false, flags: [] });
    expect(overtaken).toEqual({ changed: false, flags: [] });
  });

  it('keeps a reaction that was set again before its removal was heard of', async () => {
    const store = current();
    const request = { itemId: one, actor: mira, mark: reaction(1) };
    await store.addMark({ ...request, at: at(0) });
    await store.addMark({ ...request, at: at(2) });

    const late = await store.removeMark({ ...request, at: at(1) });

    expect(late).toMatchObject({ changed: false, flags: [{ since: at(2) }] });
  });

  it('keeps a reaction away whose setting again is heard of after its last removal', async () => {
    const store = current();
    const request = { itemId: one, actor: mira, mark: reaction(1) };
    await store.addMark({ ...request, at: at(0) });
    await store.removeMark({ ...request, at: at(1) });
    await store.removeMark({ ...request, at: at(3) });

    const late = await store.addMark({ ...request, at: at(2) });

    expect(late).toEqual({ changed: false, flags: [] });
  });

  it('tells emojis apart, and brings a flag back when it is set again', async () => {
    const store = current();
    const request = { itemId: one, actor: mira };
    await store.addMark({ ...request, mark: reaction(1), at: at(0) });
    await store.removeMark({ ...request, mark: reaction(1, 'eyes'), at: at(1) });
    expect(await store.flags(team, one)).toHaveLength(1);
    await store.removeMark({ ...request, mark: reaction(1), at: at(2) });

    const back = await store.addMark({ ...request, mark: reaction(1), at: at(3) });

    expect(back).toMatchObject({ changed: true, flags: [{ since: at(3) }] });
  });
}

function queueContract(current: () => Store): void {
  it('queues flagged items, oldest flag first, until they are decided', async () => {
    const store = current();
    await store.putPages([page]);
    await store.addMark({ itemId: two, actor: mira, mark: button, at: at(0) });
    await store.addMark({ itemId: one, actor: mira, mark: button, at: at(1) });
    await store.addMark({ itemId: two, actor: jonas, mark: button, at: at(2) });

    const queue = await store.openReviews(team);
    await store.addDecision(decision(3, { itemId: two, note: 'Good one' }));

    expect(queue.map(({ found, flags }) => [found.item.name, flags.length])).toEqual([
      ['Two', 2],
      ['One', 1],
    ]);
    expect((await store.openReviews(team)).map(({ found }) => found.item.name)).toEqual(['One']);
    expect(await store.decisions(team)).toEqual([decision(3, { itemId: two, note: 'Good one' })]);
    expect(await store.decisions(team, one)).toEqual([]);
    expect(await store.decisions()).toEqual(await store.decisions(team));
  });

  it('lets one reviewer decide, and tells the next who was first', async () => {
    const store = current();
    await store.addMark({ itemId: one, actor: mira, mark: button, at: at(0) });

    const first = await store.addDecision(decision(1));
    const second = await store.addDecision(decision(2, { verdict: 'dismissed', by: mira.user }));

    expect(first).toEqual({ kind: 'added', decision: decision(1), replaced: null });
    expect(second).toEqual({ kind: 'changed-meanwhile', standing: decision(1) });
    expect(await store.decisions(team, one)).toHaveLength(1);
  });

  it('opens a review again when somebody flags the item after its decision', async () => {
    const store = current();
    await store.putPages([page]);
    await store.addMark({ itemId: one, actor: mira, mark: reaction(1), at: at(3) });
    await store.addDecision(decision(5));
    const decided = await store.openReviews(team);

    // Even when the clock went back meanwhile.
    const other = await store.addMark({ itemId: one, actor: jonas, mark: button, at: at(2) });

    expect(decided).toEqual([]);
    expect(other).toMatchObject({ changed: true });
    expect(await store.openReviews(team)).toMatchObject([
      { found: { item: { id: one } }, flags: [{ user: jonas.user }, { user: mira.user }] },
    ]);
    expect(await store.addDecision(decision(7, { verdict: 'dismissed' }))).toMatchObject({
      kind: 'added',
      replaced: { verdict: 'accepted' },
    });
    expect((await store.decisions(team, one)).map(({ verdict }) => verdict)).toEqual([
      'accepted',
      'dismissed',
    ]);
  });

  it.each([
    ['another reaction', reaction(1), reaction(2)],
    ['the button beside a reaction', reaction(1), button],
    ['the button once more', button, button],
  ])('opens a review again for %s of the same person', async (_, first, again) => {
    const store = current();
    await store.putPages([page]);
    const mine = { itemId: one, actor: mira };
    await store.addMark({ ...mine, mark: first, at: at(0) });
    const before = await store.addMark({ ...mine, mark: first, at: at(1) });
    await store.addDecision(decision(2));

    const after = await store.addMark({ ...mine, mark: again, at: at(3) });
    const twice = await store.addMark({ ...mine, mark: again, at: at(4) });

    expect([before, after, twice].map(({ changed }) => changed)).toEqual([false, true, false]);
    expect(await store.openReviews(team)).toMatchObject([{ found: { item: { id: one } } }]);
    expect(await store.addDecision(decision(5))).toMatchObject({ kind: 'added' });
    expect(await store.openReviews(team)).toEqual([]);
  });

  it('leaves a decided item alone when an old reaction is heard of again', async () => {
    const store = current();
    await store.putPages([page]);
    const request = { itemId: one, actor: mira, mark: reaction(1), at: at(0) };
    await store.addMark(request);
    await store.addDecision(decision(1));

    const again = await store.addMark(request);

    expect(again).toMatchObject({ changed: false });
    expect(await store.openReviews(team)).toEqual([]);
  });

  it('keeps a flag that was decided when the newer mark is taken back', async () => {
    const store = current();
    await store.putPages([page]);
    const mine = { itemId: one, actor: mira };
    await store.addMark({ ...mine, mark: reaction(1), at: at(0) });
    await store.addDecision(decision(1));
    await store.addMark({ ...mine, mark: button, at: at(2) });

    const kept = await store.removeMark({ ...mine, mark: button, at: at(3) });

    expect(kept).toMatchObject({ changed: false, flags: [{ user: mira.user, since: at(0) }] });
    expect(await store.openReviews(team)).toEqual([]);
  });

  it('queues an item that was reopened behind those that have waited longer', async () => {
    const store = current();
    await store.putPages([page]);
    await store.addMark({ itemId: one, actor: mira, mark: reaction(1), at: at(0) });
    await store.addDecision(decision(1));
    await store.addMark({ itemId: two, actor: mira, mark: button, at: at(2) });

    await store.addMark({ itemId: one, actor: mira, mark: button, at: at(3) });

    expect((await store.openReviews(team)).map(({ found }) => found.item.name)).toEqual([
      'Two',
      'One',
    ]);
  });

  it('keeps flags and decisions of an item whose page is gone', async () => {
    const store = current();
    await store.putPages([page]);
    await store.addMark({ itemId: one, actor: mira, mark: button, at: at(0) });

    await store.removeFiles([page.stamp.file], at(1));

    expect(await store.openReviews(team)).toMatchObject([{ found: { goneAt: at(1) } }]);
    expect((await store.item(one))?.page.id).toBe(pageId(1));
  });
}
